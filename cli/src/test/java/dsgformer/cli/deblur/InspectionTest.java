package dsgformer.cli.deblur;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dsgformer.cli.CommandRun;
import dsgformer.cli.Main;
import dsgformer.cli.ProcessRun;
import dsgformer.cli.TestModel;
import dsgformer.cli.TestPhotos;
import dsgformer.cli.run.ExitCode;
import dsgformer.network.Model;
import dsgformer.network.Models;
import dsgformer.network.dsgformer.DsgformerConfig;
import dsgformer.photo.Photo;
import dsgformer.photo.PixelKind;
import dsgformer.photo.file.PhotoFiles;
import dsgformer.picture.Size;
import dsgformer.weights.Precision;
import dsgformer.weights.WeightsFromNames;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reports, comparisons and skipped photos. */
class InspectionTest {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Pattern PICTURE = Pattern.compile("src=\"data:image/(jpeg|png);base64,([A-Za-z0-9+/=]+)\"");

    @TempDir
    private Path folder;

    private String model;

    @BeforeEach
    void modelOnDisk() throws IOException {
        model = TestModel.in(folder).toString();
    }

    @Test
    void theReportHoldsTheResultOfEachPhoto() throws IOException {
        Path photos = Files.createDirectory(folder.resolve("photos"));
        TestPhotos.write(photos.resolve("a.png"), 130, 20);
        Files.writeString(photos.resolve("b.png"), "no photo");
        CommandRun run =
                deblur(photos.toString(), "-o", out("o/"), "-t", "64", "--strength", "0.5", "--report", out("r.json"));
        assertThat(run.exitCode()).isEqualTo(ExitCode.SOME_FAILED.code());
        JsonNode report = JSON.readTree(folder.resolve("r.json").toFile());
        assertThat(report.get("ended").textValue()).isEqualTo("complete");
        assertThat(report.get("finished").intValue()).isEqualTo(1);
        assertThat(report.get("failed").intValue()).isEqualTo(1);
        JsonNode done = report.get("photos").get(0);
        assertThat(done.get("status").textValue()).isEqualTo("done");
        assertThat(done.get("in").textValue()).endsWith("a.png");
        assertThat(done.get("out").textValue()).startsWith(out("o"));
        assertThat(List.of(
                        done.get("width").intValue(),
                        done.get("height").intValue(),
                        done.get("tiles").intValue()))
                .containsExactly(130, 20, 3);
        assertThat(done.get("inference").textValue()).isEqualTo("tile");
        assertThat(done.get("engine").textValue()).isEqualTo("vector");
        assertThat(done.get("model").textValue()).isEqualTo("test");
        assertThat(done.get("strength").floatValue()).isEqualTo(0.5f);
        assertThat(done.get("blur").doubleValue()).isBetween(0.0, 1.0);
        assertThat(done.get("guard").get("left").intValue()).isZero();
        JsonNode failed = report.get("photos").get(1);
        assertThat(failed.get("status").textValue()).isEqualTo("failed");
        assertThat(failed.get("error").get("code").textValue()).isEqualTo("unreadable_input");
    }

    @Test
    void aRefusedRunIsReportedToo() throws IOException {
        Path in = TestPhotos.write(folder.resolve("in.png"), 20, 20);
        Files.writeString(folder.resolve("taken.png"), "there");
        CommandRun run =
                deblur(in.toString(), "-o", out("taken.png"), "--on-exists", "error", "--report", out("r.json"));
        assertThat(run.exitCode()).isEqualTo(ExitCode.OUTPUT_EXISTS.code());
        JsonNode report = JSON.readTree(folder.resolve("r.json").toFile());
        assertThat(report.get("ended").textValue()).isEqualTo("failed");
        assertThat(report.get("error").get("code").textValue()).isEqualTo("output_exists");
        assertThat(report.get("photos")).isEmpty();
    }

    @Test
    void aPipeIsReportedLikeAFile() throws IOException {
        Path in = TestPhotos.write(folder.resolve("in.png"), 40, 30);
        assertThat(deblur(in.toString(), "-o", "-", "--report", out("r.json")).exitCode())
                .isZero();
        JsonNode report = JSON.readTree(folder.resolve("r.json").toFile());
        assertThat(report.get("photos").get(0).get("out").textValue()).isEqualTo("-");
        CommandRun refused = CommandRun.withInput(
                Files.readAllBytes(in), "deblur", "-", "-o", in.toString(), "-n", model, "--report", out("r.json"));
        assertThat(refused.exitCode()).isEqualTo(ExitCode.OUTPUT_EXISTS.code());
        assertThat(JSON.readTree(folder.resolve("r.json").toFile()).get("ended").textValue())
                .isEqualTo("failed");
    }

    @Test
    void anInterruptedRunIsReportedUpToTheInterruption() throws Exception {
        Path photos = Files.createDirectory(folder.resolve("photos"));
        TestPhotos.write(photos.resolve("a.png"), 20, 20);
        TestPhotos.write(photos.resolve("b.png"), 3000, 3000);
        Path file = folder.resolve("r.json");
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                ProcessRun.AS_FROM_THE_JAR,
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName());
        List<String> all = new ArrayList<>(command);
        all.addAll(List.of("deblur", photos.toString(), "-o", out("o/"), "-n", model, "-t", "64", "--json"));
        all.addAll(List.of("--report", file.toString()));
        Process process = new ProcessBuilder(all)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (BufferedReader events =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            assertThat(events.lines().anyMatch(line -> line.contains("\"file\"")))
                    .isTrue();
            process.destroy();
            assertThat(process.waitFor()).isNotZero();
        }
        JsonNode report = JSON.readTree(file.toFile());
        assertThat(report.get("ended").textValue()).isEqualTo("interrupted");
        assertThat(report.get("photos")).hasSize(1);
    }

    @Test
    void anUnwritableReportIsRefusedBeforeTheRun() throws IOException {
        Path in = TestPhotos.write(folder.resolve("in.png"), 20, 20);
        CommandRun run = deblur(in.toString(), "-o", out("out.png"), "--report", out("no/such/r.json"));
        assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE.code());
        assertThat(folder.resolve("out.png")).doesNotExist();
    }

    /** A checkerboard of single pixels is the sharpest possible picture. */
    @Test
    void sharpPhotosAreLeftAsTheyAreAndReported() throws IOException {
        Path in = folder.resolve("in.png");
        Photo sharp = Photo.of(new Size(64, 64), PixelKind.RGB, (c, y, x) -> (x + y) % 2 * 200);
        PhotoFiles.write(sharp, in);
        CommandRun run = deblur(
                in.toString(),
                "-o",
                out("o.png"),
                "--skip-sharp",
                "0.25",
                "--json",
                "--compare",
                "html",
                "--report",
                out("r.json"));
        assertThat(run.exitCode()).isZero();
        assertThat(PhotoFiles.read(folder.resolve("o.png"))).isEqualTo(sharp);
        JsonNode event = JSON.readTree(run.out()
                .lines()
                .filter(line -> line.contains("\"file\""))
                .findFirst()
                .orElseThrow());
        assertThat(event.get("left_sharp").booleanValue()).isTrue();
        assertThat(event.get("blur").doubleValue()).isLessThan(0.25);
        assertThat(JSON.readTree(folder.resolve("r.json").toFile())
                        .get("photos")
                        .get(0)
                        .get("status")
                        .textValue())
                .isEqualTo("left_sharp");
        assertThat(folder.resolve("o_compare.html")).doesNotExist();
        assertThat(deblur(in.toString(), "-o", out("p.png"), "--skip-sharp", "0.25")
                        .err())
                .contains("sharp, left as it is");
        assertThat(deblur(in.toString(), "-o", out("p.png"), "--skip-sharp", "7")
                        .exitCode())
                .isEqualTo(ExitCode.USAGE.code());
    }

    @Test
    void compareSideWritesOnePictureOfBothBesideTheOutput() throws IOException {
        Path in = TestPhotos.write(folder.resolve("in.png"), 50, 30);
        assertThat(deblur(in.toString(), "-o", out("out.png"), "--compare", "side")
                        .exitCode())
                .isZero();
        Photo before = PhotoFiles.read(in);
        Photo after = PhotoFiles.read(folder.resolve("out.png"));
        Photo both = PhotoFiles.read(folder.resolve("out_compare.png"));
        assertThat(both.size()).isEqualTo(new Size(108, 30));
        for (int y = 0; y < 30; y++) {
            for (int x = 0; x < 50; x++) {
                assertThat(both.sample(1, y, x)).isEqualTo(before.sample(1, y, x));
                assertThat(both.sample(1, y, 58 + x)).isEqualTo(after.sample(1, y, x));
            }
        }
    }

    @Test
    void aPageIsSelfContained() throws IOException {
        Path in = TestPhotos.write(folder.resolve("a <b> & \"c\".png"), 900, 2100);
        assertThat(deblur(in.toString(), "-o", out("out.jpg"), "--compare", "html", "-t", "512")
                        .exitCode())
                .isZero();
        String page = Files.readString(folder.resolve("out_compare.html"));
        assertThat(page).contains("a &lt;b&gt; &amp; &quot;c&quot;.png", "default-src 'none'", "900 × 2100 pixels");
        assertThat(page).doesNotContain("http:", "https:", "url(", "@import", "<link");
        List<Size> pictures = pictures(page);
        assertThat(pictures.subList(0, 2)).containsOnly(new Size(450, 1050)); // half, so that sides stay below 2000
        assertThat(pictures.subList(2, pictures.size())).isNotEmpty().containsOnly(new Size(400, 300));
        assertThat(page.split("src=", -1)).hasSize(pictures.size() + 1);
        assertThat(folder.resolve("compare.html")).doesNotExist();
    }

    @Test
    void severalPagesGetAnIndex() throws IOException {
        Path photos = Files.createDirectory(folder.resolve("photos"));
        TestPhotos.write(photos.resolve("a #1 50%.png"), 40, 30);
        TestPhotos.write(photos.resolve("b.jpg"), 40, 30);
        showOnPages(photos);
        Path index = folder.resolve("o/compare.html");
        Matcher links =
                Pattern.compile("<td class=\"name\"><a href=\"([^\"]+)\"").matcher(Files.readString(index));
        List<Path> pages = links.results()
                .map(link -> Path.of(index.toUri().resolve(URI.create(link.group(1)))))
                .toList();
        assertThat(pages).hasSize(2).allSatisfy(page -> assertThat(page).isRegularFile());
        assertThat(pictures(Files.readString(index))).hasSize(2);
    }

    @Test
    void outputsThatDifferInTheExtensionHaveAPageEach() throws IOException {
        Path photos = Files.createDirectory(folder.resolve("photos"));
        TestPhotos.write(photos.resolve("a.jpg"), 40, 30);
        TestPhotos.write(photos.resolve("a.png"), 20, 30);
        showOnPages(photos);
        assertThat(Files.readString(folder.resolve("o/a.jpg_compare.html"))).contains("40 × 30 pixels");
        assertThat(Files.readString(folder.resolve("o/a.png_compare.html"))).contains("20 × 30 pixels");
    }

    @Test
    void aLaterPhotoOfTheSameNameKeepsTheEarlierPage() throws IOException {
        Path photos = Files.createDirectory(folder.resolve("photos"));
        TestPhotos.write(photos.resolve("a.png"), 40, 30);
        showOnPages(photos);
        TestPhotos.write(photos.resolve("a.jpg"), 20, 30);
        showOnPages(photos);
        assertThat(Files.readString(folder.resolve("o/a_compare.html"))).contains("40 × 30 pixels");
        assertThat(Files.readString(folder.resolve("o/a.jpg_compare.html"))).contains("20 × 30 pixels");
    }

    private void showOnPages(Path photos) {
        assertThat(deblur(photos.toString(), "-o", out("o/"), "--compare", "html")
                        .exitCode())
                .isZero();
    }

    /** One page is missing, as after a full disk. */
    @Test
    void theIndexOfAResumedRunHoldsThePagesOfTheEarlierRun() throws IOException {
        Path photos = Files.createDirectory(folder.resolve("photos"));
        TestPhotos.write(photos.resolve("a.png"), 40, 30);
        TestPhotos.write(photos.resolve("b.png"), 40, 30);
        Path late = Files.writeString(photos.resolve("c.png"), "no photo yet");
        assertThat(deblur(photos.toString(), "-o", out("o/"), "--compare", "html", "--fail-fast")
                        .exitCode())
                .isEqualTo(ExitCode.SOME_FAILED.code());
        Files.delete(folder.resolve("o/a_compare.html"));
        TestPhotos.write(late, 40, 30);
        assertThat(deblur(photos.toString(), "-o", out("o/"), "--compare", "html", "--resume")
                        .exitCode())
                .isZero();
        assertThat(Files.readString(folder.resolve("o/compare.html")))
                .contains("a_compare.html", "b_compare.html", "c_compare.html");
        assertThat(Files.readString(folder.resolve("o/a_compare.html"))).contains("done by an earlier run");
    }

    @Test
    void compareIsRefusedInAPipe() throws IOException {
        Path in = TestPhotos.write(folder.resolve("in.png"), 20, 20);
        CommandRun run = deblur(in.toString(), "-o", "-", "--compare", "side");
        assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE.code());
        assertThat(run.err()).contains("--compare");
    }

    @Test
    void testTimeAugmentationChangesTheResultSlightly() throws IOException {
        Path in = TestPhotos.write(folder.resolve("in.png"), 70, 50);
        assertThat(deblur(in.toString(), "-o", out("once.png")).exitCode()).isZero();
        assertThat(deblur(in.toString(), "-o", out("averaged.png"), "-x").exitCode())
                .isZero();
        assertThat(PhotoFiles.read(folder.resolve("averaged.png")))
                .isNotEqualTo(PhotoFiles.read(folder.resolve("once.png")));
    }

    /** Random weights at full size turn every photo into a mosaic. */
    @Test
    void aNetworkThatMakesMosaicsIsRefusedUnlessTheGuardIsOff() throws IOException {
        DsgformerConfig config = DsgformerConfig.fromJson("""
                {"layout": "restormer", "width": 8, "enc": [1, 1, 1, 1], "dec": [1, 1, 1], "norm": "biasfree", "bias": false}
                """);
        Path wild = folder.resolve("wild.safetensors");
        Models.save(
                wild,
                new Model("wild", config, WeightsFromNames.of(config.shapes(), 1.5), Map.of()),
                Precision.FLOAT32);
        Path in = TestPhotos.write(folder.resolve("in.png"), 70, 50);
        CommandRun refused = CommandRun.of("deblur", in.toString(), "-o", out("out.png"), "-n", wild.toString());
        assertThat(refused.exitCode()).isEqualTo(ExitCode.MODEL.code());
        assertThat(refused.err()).contains("its weights are of no use", "--no-guard");
        assertThat(folder.resolve("out.png")).doesNotExist();
        assertThat(CommandRun.of("deblur", in.toString(), "-o", out("out.png"), "-n", wild.toString(), "--no-guard")
                        .exitCode())
                .isZero();
        assertThat(folder.resolve("out.png")).exists();
    }

    private static List<Size> pictures(String page) throws IOException {
        List<Size> sizes = new ArrayList<>();
        Matcher picture = PICTURE.matcher(page);
        while (picture.find()) {
            byte[] bytes = Base64.getDecoder().decode(picture.group(2));
            sizes.add(PhotoFiles.read(new ByteArrayInputStream(bytes), "a picture of the page")
                    .size());
        }
        return sizes;
    }

    private String out(String name) {
        return folder + "/" + name;
    }

    private CommandRun deblur(String... args) {
        return CommandRun.of(
                Stream.concat(Stream.of("deblur", "-n", model), Stream.of(args)).toArray(String[]::new));
    }
}
