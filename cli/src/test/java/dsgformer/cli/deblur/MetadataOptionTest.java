package dsgformer.cli.deblur;

import static org.assertj.core.api.Assertions.assertThat;

import dsgformer.cli.CommandRun;
import dsgformer.cli.TestModel;
import dsgformer.cli.TestPhotos;
import dsgformer.cli.run.ExitCode;
import dsgformer.photo.file.PhotoFiles;
import dsgformer.photo.metadata.Metadata;
import dsgformer.photo.metadata.Resolution;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class MetadataOptionTest {

    private static final byte[] PROFILE = {1, 2, 3};

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({"keep, true, true", "no-gps, true, false", "strip, false, false"})
    void eachPolicyKeepsItsMetadata(String policy, boolean creator, boolean city) throws IOException {
        byte[] xmp = "<r><d creator='me' City='here'/></r>".getBytes(StandardCharsets.UTF_8);
        Path in = folder.resolve("in.png");
        PhotoFiles.write(
                TestPhotos.photo(20, 20)
                        .withMetadata(Metadata.NONE
                                .withIcc(PROFILE)
                                .withXmp(xmp)
                                .withResolution(new Resolution(300, 300, Resolution.Unit.INCH))),
                in);
        Path out = folder.resolve("out.jpg");
        CommandRun run = deblur(in, out, "--metadata", policy);
        assertThat(run.exitCode()).as(run.err()).isZero();
        Metadata kept = PhotoFiles.read(out).metadata();
        assertThat(kept.icc()).hasValue(PROFILE);
        assertThat(kept.resolution()).hasValue(new Resolution(300, 300, Resolution.Unit.INCH));
        String text = kept.xmp()
                .map(packet -> new String(packet, StandardCharsets.UTF_8))
                .orElse("");
        assertThat(text.contains("creator")).isEqualTo(creator);
        assertThat(text.contains("City")).isEqualTo(city);
    }

    @Test
    void metadataThatCannotBeKeptIsReported() throws IOException {
        Path in = folder.resolve("in.png");
        PhotoFiles.write(TestPhotos.photo(20, 20).withMetadata(Metadata.NONE.withExif(new byte[100])), in);
        CommandRun run = deblur(in, folder.resolve("a.png"));
        assertThat(run.exitCode()).isZero();
        assertThat(run.err()).contains("warning: " + in + ": its EXIF is damaged and was left out");
        assertThat(deblur(in, folder.resolve("b.png"), "--json").out()).contains("\"code\":\"metadata\"");
    }

    @Test
    void aPhotoThatJpegCannotHoldIsRefusedBeforeTheNetworkRuns() throws IOException {
        Path in = folder.resolve("in.png");
        PhotoFiles.write(TestPhotos.photo(20, 20).withMetadata(Metadata.NONE.withIcc(new byte[16_707_346])), in);
        CommandRun run = deblur(in, folder.resolve("out.jpg"), "--json");
        assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE.code());
        assertThat(run.out()).contains("Write a PNG").doesNotContain("\"tile\"");
    }

    private CommandRun deblur(Path in, Path out, String... more) throws IOException {
        String[] args = {
            "deblur",
            in.toString(),
            "-o",
            out.toString(),
            "-n",
            TestModel.in(folder).toString()
        };
        String[] all = java.util.Arrays.copyOf(args, args.length + more.length);
        System.arraycopy(more, 0, all, args.length, more.length);
        return CommandRun.of(all);
    }
}
