package dsgformer.page;

import static org.assertj.core.api.Assertions.assertThat;

import dsgformer.photo.Photo;
import dsgformer.photo.PhotoFormat;
import dsgformer.photo.PixelKind;
import dsgformer.photo.file.PhotoFiles;
import dsgformer.picture.Size;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class PageTest {

    private static final String HOSTILE = "<script>alert('\"&')</script>{{title}}";
    private static final Path FOLDER = Path.of("folder");

    private static Figure embedded() throws IOException {
        return Figure.of(HOSTILE, HOSTILE, Photo.of(new Size(4, 3), PixelKind.RGB, (c, y, x) -> 40 * c));
    }

    private static Figure file() {
        return Figure.ofFile(HOSTILE, HOSTILE, FOLDER, FOLDER.resolve("pictures/a b.png"));
    }

    private static String page(Block... blocks) {
        return new Page(HOSTILE, HOSTILE, List.of(blocks)).toHtml();
    }

    private static List<Block> all() throws IOException {
        Slider slider = new Slider(embedded(), embedded(), HOSTILE);
        SvgChart chart = new SvgChart(
                HOSTILE,
                List.of(
                        new Curve(HOSTILE, List.of(new Curve.Point(1, 2), new Curve.Point(2, 3))),
                        new Curve(HOSTILE, List.of())),
                false,
                false);
        return List.of(
                new Block.Heading(HOSTILE),
                new Block.Paragraph(HOSTILE),
                new Block.Warning(HOSTILE),
                new Block.Phrases(List.of(HOSTILE)),
                new Block.Notes(List.of(HOSTILE)),
                new Block.Facts(Map.of(HOSTILE, HOSTILE)),
                new Block.Listing(HOSTILE),
                new Table(List.of(HOSTILE, "n"), List.of(List.of(HOSTILE, HOSTILE))).toBlock(HOSTILE),
                new Contents(
                        FOLDER,
                        List.of(HOSTILE),
                        List.of(new Contents.Entry(
                                FOLDER.resolve("a.html"), HOSTILE, Optional.of(embedded()), List.of(HOSTILE)))),
                new PictureRows(HOSTILE, HOSTILE, List.of(List.of(embedded()))),
                new ZoomRow(HOSTILE, List.of(file())),
                slider,
                new SliderGrid(List.of(slider)),
                new ChartGrid(List.of(chart)));
    }

    @Test
    void noTextBecomesMarkupInAnyBlock() throws Exception {
        List<Block> blocks = all();
        assertThat(blocks.stream().map(Block::getClass)).containsAll(kinds());
        String page = new Page(HOSTILE, HOSTILE, blocks).toHtml();
        assertThat(page).doesNotContain("<script>alert").contains("&lt;script&gt;alert('&quot;&amp;')");
        assertThat(page.split("<script>", -1)).hasSize(3); // of the slider and of zooming, once each
    }

    /** Every class of the package that implements {@link Block}. */
    private static List<Class<? extends Block>> kinds() throws Exception {
        Path folder = Path.of(Block.class.getResource("Block.class").toURI()).getParent();
        List<Class<? extends Block>> kinds = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*.class")) {
            for (Path file : files) {
                String name = file.getFileName().toString().replace(".class", "");
                Class<?> type = Class.forName(Block.class.getPackageName() + "." + name);
                if (Block.class.isAssignableFrom(type) && type != Block.class) {
                    kinds.add(type.asSubclass(Block.class));
                }
            }
        }
        assertThat(kinds).hasSizeGreaterThan(7);
        return kinds;
    }

    /** As a browser does, hashes the text between the tags. */
    @Test
    void thePolicyAllowsTheStyleAndTheScriptsOfThePageAndNoOthers() throws Exception {
        String page = new Page("t", "t", all()).toHtml();
        String policy = policy(page);
        assertThat(policy).startsWith("default-src 'none'; ").doesNotContain("unsafe", "http");
        List<String> hashes = new ArrayList<>();
        Matcher inline = Pattern.compile("(?s)<(style|script)>(.*?)</\\1>").matcher(page);
        while (inline.find()) {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256").digest(inline.group(2).getBytes(StandardCharsets.UTF_8));
            hashes.add("'sha256-" + Base64.getEncoder().encodeToString(digest) + "'");
        }
        assertThat(hashes).hasSize(3).allSatisfy(hash -> assertThat(policy).contains(hash));
        assertThat(policy.split("'sha256-", -1)).hasSize(1 + hashes.size());
        assertThat(page).doesNotContain(" style=").doesNotContainPattern(" on[a-z]+=");
    }

    @Test
    void picturesMayComeFromFilesOnlyWhereThereAreSome() throws IOException {
        Block inside = new PictureRows("", "", List.of(List.of(embedded())));
        assertThat(policy(page(inside))).contains("img-src data:;", "script-src 'none'");
        assertThat(policy(page(inside, new ZoomRow("", List.of(file()))))).contains("img-src data: 'self' file:;");
    }

    private static String policy(String page) {
        Matcher policy = Pattern.compile("Content-Security-Policy\" content=\"([^\"]+)\"")
                .matcher(page);
        assertThat(policy.find()).isTrue();
        return policy.group(1);
    }

    @Test
    void linksAreRelativeAndEscaped() {
        assertThat(new RelativeLink(FOLDER, FOLDER.resolve("a #1 50%/b&c.html")).text())
                .isEqualTo("a%20%231%2050%25/b%26c.html");
        assertThat(new RelativeLink(FOLDER, Path.of("other/a+b.png")).text()).isEqualTo("../other/a%2Bb.png");
        assertThat(file().image().toString()).contains("src=\"pictures/a%20b.png\"");
    }

    @Test
    void aFigureOfAPngHasThePixelSizeOfItsHeader() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PhotoFiles.write(Photo.of(new Size(300, 7), PixelKind.GREY, (c, y, x) -> 3), bytes, PhotoFormat.PNG);
        assertThat(Figure.ofPng("", "", bytes.toByteArray()).image().toString())
                .contains("width=\"300\" height=\"7\"", "class=\"large\"");
    }
}
