package dsgformer.cli.deblur;

import static org.assertj.core.api.Assertions.assertThat;

import dsgformer.cli.CommandRun;
import dsgformer.cli.TestModel;
import dsgformer.cli.TestPhotos;
import dsgformer.photo.Photo;
import dsgformer.photo.PhotoFormat;
import dsgformer.photo.PixelKind;
import dsgformer.photo.file.PhotoFiles;
import dsgformer.picture.Size;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Names of photos that say the format in another way, wrongly, or not at all. */
class ExtensionsTest {

    @TempDir
    private Path folder;

    private Path in;
    private Path out;
    private String model;

    @BeforeEach
    void modelAndFolders() throws IOException {
        model = TestModel.in(folder).toString();
        in = Files.createDirectory(folder.resolve("in"));
        out = folder.resolve("out");
    }

    @ParameterizedTest
    @CsvSource({
        "JPEG, a.jfif",
        "JPEG, a.jpe",
        "JPEG, a.JIF",
        "JPEG, a.JPEG",
        "JPEG, a.mpo",
        "PNG, a.apng",
        "PNG, a.PNG",
        "TIFF, a.Tiff",
        "BMP, a.dib",
        "WEBP, a.WEBP"
    })
    void everyNameOfAFormatStaysThatFormat(PhotoFormat format, String name) throws IOException {
        PhotoFiles.write(TestPhotos.photo(40, 30), in.resolve(name), format);
        CommandRun run = deblur(in.toString(), "-o", out.toString());
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.err()).doesNotContain("warning");
        assertThat(PhotoFiles.format(out.resolve(name))).contains(format);

        Path chosen = out.resolve("b." + name.substring(2));
        assertThat(deblur(in.resolve(name).toString(), "-o", chosen.toString()).exitCode())
                .isZero();
        assertThat(PhotoFiles.format(chosen)).contains(format);
    }

    @Test
    void aPhotoUnderAWrongNameKeepsItsFormatAndItsAlphaWithAWarning() throws IOException {
        PixelKind transparent = PixelKind.RGB.withAlpha();
        Photo photo = Photo.of(new Size(40, 30), transparent, (c, y, x) -> c == 3 ? 100 : (5 * x + 3 * y) % 256);
        PhotoFiles.write(photo, in.resolve("a.jpg"), PhotoFormat.PNG);
        CommandRun run = deblur(in.toString(), "-o", out.toString());
        assertThat(run.exitCode()).isZero();
        assertThat(run.err()).contains("a.jpg: it is named like JPEG, but it is PNG");
        Photo back = PhotoFiles.read(out.resolve("a.png"));
        assertThat(back.kind()).isEqualTo(transparent);
        assertThat(back.sample(3, 0, 0)).isEqualTo(100);
    }

    @Test
    void aPhotoWithoutExtensionGetsOne() throws IOException {
        Path photo = in.resolve("IMG_0001");
        PhotoFiles.write(TestPhotos.photo(40, 30), photo, PhotoFormat.JPEG);
        assertThat(deblur(photo.toString()).exitCode()).isZero();
        assertThat(PhotoFiles.format(in.resolve("IMG_0001_deblurred.jpg"))).isEqualTo(Optional.of(PhotoFormat.JPEG));
    }

    private CommandRun deblur(String... args) {
        List<String> all = new ArrayList<>(List.of("deblur", "-n", model));
        all.addAll(List.of(args));
        return CommandRun.of(all.toArray(String[]::new));
    }
}
