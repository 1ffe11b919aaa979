package dsgformer.cli.deblur;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dsgformer.cli.CommandRun;
import dsgformer.cli.TestModel;
import dsgformer.cli.TestPhotos;
import dsgformer.cli.run.ExitCode;
import dsgformer.photo.Photo;
import dsgformer.photo.PhotoFormat;
import dsgformer.photo.PixelKind;
import dsgformer.photo.file.OutputFormats;
import dsgformer.photo.file.PhotoFiles;
import dsgformer.picture.Size;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutputOptionsTest {

    @TempDir
    private Path folder;

    private String model;

    @BeforeEach
    void modelOnDisk() throws IOException {
        model = TestModel.in(folder).toString();
    }

    @Test
    void theFormatIsThePhotosOwnUnlessRequestedOtherwise() throws IOException {
        Path out = Files.createDirectory(folder.resolve("out"));
        for (String name : List.of("a.png", "b.tiff", "c.bmp", "d.webp", "e.JPG")) {
            Path in = TestPhotos.write(folder.resolve(name), 40, 30);
            assertThat(deblur(in.toString(), "-o", out.toString()).exitCode()).isZero();
            Photo kept = PhotoFiles.read(out.resolve(name));
            assertThat(kept.format()).isEqualTo(OutputFormats.require(in));
            assertThat(kept.size()).isEqualTo(new Size(40, 30));
            for (String format : List.of("png", "tif", "webp", "jpg", "bmp")) {
                assertThat(deblur(in.toString(), "-o", out.toString(), "-f", format)
                                .exitCode())
                        .isZero();
                Path written = out.resolve(name.charAt(0) + "." + format);
                boolean same = OutputFormats.parse(format) == kept.format();
                assertThat(PhotoFiles.read(same ? out.resolve(name) : written).format())
                        .isEqualTo(OutputFormats.parse(format));
            }
        }
    }

    @Test
    void theBackgroundShowsBehindTransparentPhotosInJpegAlone() throws IOException {
        Path in = folder.resolve("in.png");
        Size size = new Size(64, 48);
        PhotoFiles.write(Photo.of(size, PixelKind.RGB.withAlpha(), (c, y, x) -> c == 3 ? 0 : 40), in);
        Path jpg = folder.resolve("out.jpg");
        assertThat(deblur(in.toString(), "-o", jpg.toString(), "--background", "250,130,20")
                        .exitCode())
                .isZero();
        Photo opaque = PhotoFiles.read(jpg);
        assertThat(opaque.sample(0, 20, 20)).isCloseTo(250, within(3)); // the loss of JPEG
        assertThat(opaque.sample(1, 20, 20)).isCloseTo(130, within(3));
        assertThat(opaque.sample(2, 20, 20)).isCloseTo(20, within(3));

        Path tif = folder.resolve("out.tif");
        deblur(in.toString(), "-o", tif.toString(), "--background", "white");
        assertThat(PhotoFiles.read(tif).hasAlpha()).isTrue();
        CommandRun wrong = deblur(in.toString(), "--background", "whitish");
        assertThat(wrong.exitCode()).isEqualTo(ExitCode.USAGE.code());
        assertThat(wrong.err()).contains("--background: expected a color such as white");
    }

    @Test
    void lowerQualityMakesFilesSmaller() throws IOException {
        Path in = TestPhotos.write(folder.resolve("in.png"), 200, 150);
        for (String format : List.of("jpg", "webp")) {
            Path good = folder.resolve("good." + format);
            Path poor = folder.resolve("poor." + format);
            assertThat(deblur(in.toString(), "-o", good.toString(), "--quality", "95")
                            .exitCode())
                    .isZero();
            assertThat(deblur(in.toString(), "-o", poor.toString(), "--quality", "20")
                            .exitCode())
                    .isZero();
            assertThat(Files.size(poor)).isLessThan(Files.size(good) * 3 / 4);
        }
    }

    @Test
    void aPipeMayWriteAnotherFormat() throws IOException {
        Path in = TestPhotos.write(folder.resolve("in.png"), 20, 20);
        CommandRun run = deblur(in.toString(), "-o", "-", "-f", "tif");
        assertThat(run.exitCode()).isZero();
        assertThat(PhotoFiles.read(new ByteArrayInputStream(run.bytes()), "out").format())
                .isEqualTo(PhotoFormat.TIFF);
    }

    @Test
    void invalidOptionsAreRefusedBeforeTheRun() throws IOException {
        Path in = TestPhotos.write(folder.resolve("in.png"), 20, 20);
        assertUsage(deblur(in.toString(), "-f", "heic"), "jpg, png, tif, webp, bmp");
        assertUsage(deblur(in.toString(), "--quality", "0"), "1 to 100");
        assertUsage(deblur(in.toString(), "-o", folder.resolve("x.png").toString(), "-f", "jpg"), "leave out one");
        assertThat(folder.resolve("in_deblurred.png")).doesNotExist();
    }

    /** Under a memory limit, the result reuses the photo's array. */
    @Test
    void everySizeWorksWithLittleMemory() throws IOException {
        for (Size size : List.of(new Size(1, 1), new Size(7, 5), new Size(1, 5000), new Size(8191, 3))) {
            for (String format : List.of("png", "tif")) {
                Path in = TestPhotos.write(folder.resolve("in." + format), size.width(), size.height());
                Path out = folder.resolve("out." + format);
                CommandRun run =
                        deblur(in.toString(), "-o", out.toString(), "--max-memory", "1g", "--on-exists", "overwrite");
                assertThat(run.exitCode()).as(run.err()).isZero();
                assertThat(PhotoFiles.read(out).size()).isEqualTo(size);
            }
        }
    }

    private static void assertUsage(CommandRun run, String words) {
        assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE.code());
        assertThat(run.err()).contains(words);
    }

    private CommandRun deblur(String... arguments) {
        List<String> all = new ArrayList<>(List.of("deblur", "-n", model));
        all.addAll(List.of(arguments));
        return CommandRun.of(all.toArray(String[]::new));
    }
}
