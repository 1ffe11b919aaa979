package dsgformer.cli.model;

import static org.assertj.core.api.Assertions.assertThat;

import dsgformer.cli.CommandRun;
import dsgformer.cli.TestModel;
import dsgformer.cli.run.ExitCode;
import dsgformer.network.Models;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModelCommandTest {

    @TempDir
    private Path folder;

    @Test
    void theListNamesThePresets() {
        CommandRun run = CommandRun.of("model", "list");
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("paper-restormer", "15,568,344", "982,914");
    }

    @Test
    void infoShowsAFilesConfigurationAndOrigin() throws IOException {
        CommandRun run = CommandRun.of("model", "info", TestModel.in(folder).toString());
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("model test", "\"width\":8", "origin: a test");
    }

    @Test
    void anUnchangedFileVerifies() throws IOException {
        CommandRun run = CommandRun.of("model", "verify", TestModel.in(folder).toString());
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("ok", "checksum matches");
    }

    @Test
    void oneChangedBitIsFound() throws IOException {
        Path model = TestModel.in(folder);
        byte[] bytes = Files.readAllBytes(model);
        bytes[bytes.length - 3] ^= 1;
        Files.write(model, bytes);
        CommandRun run = CommandRun.of("model", "verify", model.toString());
        assertThat(run.exitCode()).isEqualTo(ExitCode.MODEL.code());
        assertThat(run.err()).contains("checksum");
    }

    @Test
    void aFileThatIsNoModelIsRefused() throws IOException {
        Path file = Files.writeString(folder.resolve("x.safetensors"), "no model");
        assertThat(CommandRun.of("model", "verify", file.toString()).exitCode()).isEqualTo(ExitCode.MODEL.code());
        assertThat(CommandRun.of("model", "info", file.toString()).exitCode()).isEqualTo(ExitCode.MODEL.code());
    }

    @Test
    void halfPrecisionHalvesTheFileAndKeepsTheNetwork() throws IOException {
        Path model = TestModel.in(folder);
        Path half = folder.resolve("half.safetensors");
        CommandRun run = CommandRun.of(
                "model",
                "convert",
                model.toString(),
                half.toString(),
                "--precision",
                "float16",
                "--metadata",
                "licence=Apache-2.0");
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(Files.size(half)).isLessThan(Files.size(model) * 6 / 10);
        assertThat(CommandRun.of("model", "info", half.toString()).out())
                .contains("\"width\":8", "origin: a test", "licence: Apache-2.0");
        assertThat(CommandRun.of("model", "convert", model.toString(), half.toString())
                        .exitCode())
                .isEqualTo(ExitCode.OUTPUT_EXISTS.code());
    }

    /** The mean of a network with itself is itself; {@code StateDictTest} has the numbers. */
    @Test
    void aMeanIsOfOneNetworkOnly() throws IOException {
        Path model = TestModel.in(folder);
        Path mean = folder.resolve("mean.safetensors");
        CommandRun run =
                CommandRun.of("model", "convert", model.toString(), mean.toString(), "--mean-with", model.toString());
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(Models.open(mean).weights()).isEqualTo(Models.open(model).weights());
        CommandRun mixed = CommandRun.of(
                "model", "convert", model.toString(), mean.toString(), "--overwrite", "--mean-with", "tiny");
        assertThat(mixed.exitCode()).isEqualTo(ExitCode.MODEL.code());
        assertThat(mixed.err()).contains("their networks differ");
    }

    @Test
    void anExportHoldsItsConfigurationAndIsNotReplacedByDefault() throws IOException {
        String model = TestModel.in(folder).toString();
        Path onnx = folder.resolve("test.onnx");
        CommandRun run = CommandRun.of("model", "export", model, "--onnx", onnx.toString());
        assertThat(run.exitCode()).as(run.err()).isZero();
        byte[] bytes = Files.readAllBytes(onnx);
        assertThat(new String(bytes, StandardCharsets.ISO_8859_1))
                .contains("blurred", "restored", "DepthToSpace", "\"width\":8", "a test");
        CommandRun again = CommandRun.of("model", "export", model, "--onnx", onnx.toString(), "--size", "64x128");
        assertThat(again.exitCode()).isEqualTo(ExitCode.OUTPUT_EXISTS.code());
        assertThat(Files.readAllBytes(onnx)).isEqualTo(bytes);
        CommandRun replaced =
                CommandRun.of("model", "export", model, "--onnx", onnx.toString(), "--size", "64x128", "--overwrite");
        assertThat(replaced.exitCode()).as(replaced.err()).isZero();
        assertThat(Files.readAllBytes(onnx)).isNotEqualTo(bytes);
    }

    @ParameterizedTest
    @CsvSource({"100x64, the next is 128 × 64", "64, WIDTHxHEIGHT", "0x64, WIDTHxHEIGHT"})
    void anUnsupportedSizeIsNotExported(String size, String message) throws IOException {
        Path onnx = folder.resolve("test.onnx");
        CommandRun run = CommandRun.of(
                "model", "export", TestModel.in(folder).toString(), "--onnx", onnx.toString(), "--size", size);
        assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE.code());
        assertThat(run.err()).contains(message);
        assertThat(onnx).doesNotExist();
    }
}
