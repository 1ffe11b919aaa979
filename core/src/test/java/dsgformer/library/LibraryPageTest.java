package dsgformer.library;

import static org.assertj.core.api.Assertions.assertThat;

import dsgformer.infer.Deblurrer;
import dsgformer.network.Models;
import dsgformer.photo.Photo;
import dsgformer.photo.PixelKind;
import dsgformer.photo.file.PhotoFiles;
import dsgformer.picture.Size;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the examples of docs/library.md, and checks that the page shows what is run. */
class LibraryPageTest {

    private static final Path HERE = Path.of("").toAbsolutePath();
    private static final Path ROOT = Files.isDirectory(HERE.resolve("docs")) ? HERE : HERE.getParent();
    private static final Pattern EXAMPLE = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);

    @TempDir
    private Path folder;

    private Path photo() throws IOException {
        Path file = folder.resolve("in.png");
        PhotoFiles.write(Photo.of(new Size(70, 50), PixelKind.RGB, (c, y, x) -> (7 * x + 3 * y + 90 * c) % 256), file);
        return file;
    }

    private static Deblurrer deblurrer() {
        return Deblurrer.builder().model(Models.bundled()).build();
    }

    private static String plain(String code) {
        return code.lines().map(String::strip).filter(line -> !line.isEmpty()).collect(Collectors.joining("\n"));
    }

    @Test
    void everyExampleOfThePageIsCompiledHere() throws IOException {
        String source =
                plain(Files.readString(ROOT.resolve("core/src/test/java/dsgformer/library/LibraryExamples.java")));
        Matcher examples = EXAMPLE.matcher(Files.readString(ROOT.resolve("docs/library.md")));
        List<String> found = new ArrayList<>();
        while (examples.find()) {
            found.add(examples.group(1));
        }
        assertThat(found)
                .hasSizeGreaterThan(4)
                .allSatisfy(example -> assertThat(source).contains(plain(example)));
    }

    @Test
    void aFileIsDeblurred() throws IOException {
        LibraryExamples.deblurFile(photo(), folder.resolve("out.png"));
        assertThat(PhotoFiles.read(folder.resolve("out.png")).size()).isEqualTo(new Size(70, 50));
    }

    @Test
    void aStreamIsDeblurred() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (Deblurrer deblurrer = deblurrer()) {
            LibraryExamples.deblurStream(deblurrer, Files.newInputStream(photo()), out);
        }
        assertThat(out.toByteArray()).startsWith(0xFF, 0xD8);
    }

    @Test
    void anImageOfAUsualTypeComesBack() {
        BufferedImage image = new BufferedImage(70, 50, BufferedImage.TYPE_INT_RGB);
        try (Deblurrer deblurrer = deblurrer()) {
            assertThat(LibraryExamples.deblurImage(deblurrer, image).getType()).isEqualTo(BufferedImage.TYPE_3BYTE_BGR);
        }
    }

    @Test
    void progressIsHeardAndCancellingReturns() throws IOException {
        Photo photo = PhotoFiles.read(photo());
        try (Deblurrer deblurrer = deblurrer()) {
            assertThat(LibraryExamples.deblurWithProgress(deblurrer, photo, () -> false))
                    .isNotSameAs(photo);
            assertThat(LibraryExamples.deblurWithProgress(deblurrer, photo, () -> true))
                    .isSameAs(photo);
        }
    }

    @Test
    void aBrokenPhotoIsReported() throws IOException {
        Path broken = Files.writeString(folder.resolve("broken.jpg"), "no photo");
        assertThat(LibraryExamples.whyNot(broken)).contains("cannot read");
    }
}
