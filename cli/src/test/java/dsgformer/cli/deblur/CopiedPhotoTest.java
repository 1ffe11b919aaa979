package dsgformer.cli.deblur;

import static org.assertj.core.api.Assertions.assertThat;

import dsgformer.cli.CommandRun;
import dsgformer.cli.TestModel;
import dsgformer.cli.TestPhotos;
import dsgformer.photo.Photo;
import dsgformer.photo.PhotoFormat;
import dsgformer.photo.file.PhotoFiles;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Photos that are not changed: their outputs repeat the bytes of their files where that is allowed. */
class CopiedPhotoTest {

    /** Every photo with enough detail for an estimate is below. */
    private static final String ALL_ARE_SHARP = "1";

    @TempDir
    private Path folder;

    private String model;
    private Path in;
    private Path out;

    @BeforeEach
    void model() throws IOException {
        model = TestModel.in(folder).toString();
        in = folder.resolve("in.jpg");
        out = folder.resolve("out.jpg");
        PhotoFiles.write(TestPhotos.photo(160, 120).withJpegQuality(60), in);
        appendFilm(in);
    }

    @ParameterizedTest
    @EnumSource(names = {"JPEG", "PNG", "TIFF", "WEBP", "BMP"})
    void aSharpPhotoIsCopiedInEveryFormat(PhotoFormat format) throws IOException {
        Path photo = folder.resolve("photo." + format.extensions().get(0));
        PhotoFiles.write(TestPhotos.photo(160, 120), photo);
        appendFilm(photo);
        Path result = folder.resolve("result." + format.extensions().get(0));
        CommandRun run = deblur(photo.toString(), "-o", result.toString(), "--skip-sharp", ALL_ARE_SHARP, "--json");
        assertThat(run.exitCode()).as(run.out()).isZero();
        assertThat(run.out()).contains("\"left_sharp\":true", "\"copied\":true").doesNotContain("warn");
        assertThat(result).hasSameBinaryContentAs(photo);
    }

    @Test
    void atStrengthZeroAPhotoOfWhichNothingIsLeftOutIsCopied() throws IOException {
        PhotoFiles.write(TestPhotos.photo(160, 120), in);
        assertThat(deblur(in.toString(), "-o", out.toString(), "--strength", "0")
                        .err())
                .contains("unchanged, left as it is");
        assertThat(out).hasSameBinaryContentAs(in);
    }

    @Test
    void pipesAreCopiedToo() throws IOException {
        byte[] bytes = Files.readAllBytes(in);
        String[] asItIs = {"--skip-sharp", ALL_ARE_SHARP, "-n", model};
        assertThat(CommandRun.withInput(bytes, with(asItIs, "deblur", "-", "-o", "-"))
                        .bytes())
                .isEqualTo(bytes);
        assertThat(CommandRun.of(with(asItIs, "deblur", in.toString(), "-o", "-"))
                        .bytes())
                .isEqualTo(bytes);
        CommandRun.withInput(bytes, with(asItIs, "deblur", "-", "-o", out.toString()));
        assertThat(out).hasSameBinaryContentAs(in);
    }

    /** Nothing of the file would stay that is asked to be gone, and nothing that is asked for is left undone. */
    @ParameterizedTest
    @CsvSource({"--metadata, strip", "--metadata, no-gps", "--quality, 95"})
    void aPhotoIsEncodedWhereTheFileMayNotStay(String option, String value) throws IOException {
        deblur(in.toString(), "-o", out.toString(), "--skip-sharp", ALL_ARE_SHARP, option, value);
        assertThat(Files.readString(out, StandardCharsets.ISO_8859_1)).doesNotContain("film");
        assertThat(PhotoFiles.read(out).size()).isEqualTo(PhotoFiles.read(in).size());
    }

    @Test
    void aPhotoIsEncodedInAnotherFormat() throws IOException {
        Path png = folder.resolve("out.png");
        CommandRun run = deblur(in.toString(), "-o", png.toString(), "--skip-sharp", ALL_ARE_SHARP, "--json");
        assertThat(run.out()).contains("\"left_sharp\":true", "\"copied\":false");
        Photo decoded = PhotoFiles.read(in);
        assertThat(PhotoFiles.read(png).samples()).isEqualTo(decoded.samples());
    }

    /** What a camera appends to a photo; decoders ignore it. */
    private static void appendFilm(Path photo) throws IOException {
        try (OutputStream end = Files.newOutputStream(photo, StandardOpenOption.APPEND)) {
            end.write("a film".getBytes(StandardCharsets.US_ASCII));
        }
    }

    private static String[] with(String[] options, String... args) {
        List<String> all = new ArrayList<>(List.of(args));
        all.addAll(List.of(options));
        return all.toArray(String[]::new);
    }

    private CommandRun deblur(String... args) {
        return CommandRun.of(with(args, "deblur", "-n", model));
    }
}
