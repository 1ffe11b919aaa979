package dsgformer.cli.model;

import static org.assertj.core.api.Assertions.assertThat;

import dsgformer.cli.CommandRun;
import dsgformer.cli.TestCheckpoint;
import dsgformer.cli.TestModel;
import dsgformer.cli.TestPhotos;
import dsgformer.cli.run.ExitCode;
import dsgformer.cli.run.HumanNumbers;
import dsgformer.network.Model;
import dsgformer.network.Models;
import dsgformer.network.NetworkFamilies;
import dsgformer.weights.Shape;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every command that takes a model takes a published checkpoint. */
class CheckpointCommandsTest {

    private static final String RESTORMER =
            "{\"type\":\"restormer\",\"width\":8,\"blocks\":[1,1,1,1],\"refinement\":1}";

    @TempDir
    private Path folder;

    private Path checkpoint;
    private Path pairs;

    @BeforeEach
    void checkpointAndPairs() throws IOException {
        checkpoint = TestCheckpoint.write(
                Files.createDirectories(folder.resolve("模型 a")).resolve("small.pth"), RESTORMER);
        pairs = folder.resolve("pairs");
        for (String half : new String[] {"blur", "sharp"}) {
            Files.createDirectories(pairs.resolve(half));
            TestPhotos.write(pairs.resolve(half).resolve("a.png"), 37, 22);
        }
    }

    @Test
    void infoDescribesACheckpoint() throws IOException {
        long parameters = Models.open(checkpoint).config().parameterCount();
        CommandRun run = CommandRun.of("model", "info", checkpoint.toString());
        assertThat(run.exitCode()).isZero();
        assertThat(run.out())
                .contains("Restormer, " + HumanNumbers.count(parameters) + " parameters")
                .contains("multiplications at 256 × 256")
                .contains("multiples of 8")
                .contains("RGB in [0, 1]")
                .contains("licence: ")
                .contains("source: small.pth, entry params");
    }

    @Test
    void convertWritesAModelOfTheSameWeights() throws IOException {
        Path target = folder.resolve("small.safetensors");
        CommandRun run = CommandRun.of("model", "convert", checkpoint.toString(), target.toString());
        assertThat(run.exitCode()).isZero();
        Model converted = Models.open(target);
        assertThat(converted.weights()).isEqualTo(Models.open(checkpoint).weights());
        assertThat(converted.config()).isEqualTo(Models.open(checkpoint).config());
        assertThat(converted.metadata()).containsEntry("network", "Restormer").containsKey("licence_note");
        assertThat(CommandRun.of("model", "verify", target.toString()).out()).contains("its checksum matches");
    }

    @Test
    void verifyComparesAnArchivesChecksums() throws IOException {
        assertThat(CommandRun.of("model", "verify", checkpoint.toString()).out())
                .contains("the archive's checksums match");
        byte[] bytes = Files.readAllBytes(checkpoint);
        bytes[bytes.length / 4] ^= 1;
        Files.write(checkpoint, bytes);
        CommandRun run = CommandRun.of("model", "verify", checkpoint.toString());
        assertThat(run.exitCode()).isEqualTo(ExitCode.MODEL.code());
        assertThat(run.err()).contains("checksum");
    }

    @Test
    void deblurRunsACheckpointOnAPhotoOfAnySize() throws IOException {
        Path photo = TestPhotos.write(folder.resolve("photo.png"), 37, 22);
        Path sharp = folder.resolve("sharp.png");
        CommandRun run = CommandRun.of("deblur", "-n", checkpoint.toString(), photo.toString(), "-o", sharp.toString());
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(sharp).exists();
    }

    @Test
    void deblurRunsACheckpointWithLocalStatistics() throws IOException {
        Path photo = TestPhotos.write(folder.resolve("photo.png"), 37, 22);
        Path sharp = folder.resolve("sharp.png");
        CommandRun run = CommandRun.of(
                "deblur", "-n", checkpoint.toString(), "--inference", "tlc", photo.toString(), "-o", sharp.toString());
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(sharp).exists();
    }

    @ParameterizedTest
    @ValueSource(strings = {"vector"})
    void enginesOfDsgformerOnlyRefuseACheckpointAndNameOneThatRunsIt(String engine) throws IOException {
        Path photo = TestPhotos.write(folder.resolve("photo.png"), 37, 22);
        CommandRun run = CommandRun.of(
                "deblur", "-n", checkpoint.toString(), "--engine", engine, photo.toString(), "-o", folder + "/s.png");
        assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE.code());
        assertThat(run.err())
                .contains("engine " + engine + " does not compute networks of the family restormer")
                .contains("try --engine torch");
    }

    @Test
    void otherNetworksAreNotExportedAsOnnx() {
        Path onnx = folder.resolve("small.onnx");
        CommandRun run = CommandRun.of("model", "export", checkpoint.toString(), "--onnx", onnx.toString());
        assertThat(run.exitCode()).isEqualTo(ExitCode.MODEL.code());
        assertThat(run.err())
                .contains("the export to ONNX supports only DSGformer")
                .contains("restormer");
        assertThat(onnx).doesNotExist();
    }

    @Test
    void evalMeasuresACheckpoint() {
        CommandRun run = CommandRun.of("eval", "--data", pairs.toString(), "-n", checkpoint.toString(), "--json", "-");
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out()).contains("\"model\":\"small\"");
    }

    @Test
    void aHostileCheckpointIsRefusedWithTheNameThatItImports() {
        Path hostile = Path.of("../core/src/test/resources/parity/checkpoints/hostile.pth");
        CommandRun run = CommandRun.of("model", "info", hostile.toString());
        assertThat(run.exitCode()).isEqualTo(ExitCode.MODEL.code());
        assertThat(run.err()).contains("posix.system");
        assertThat(Path.of("dsgformer-pickle-was-executed")).doesNotExist();
    }

    @Test
    void weightsOfNoKnownNetworkAreNamed() {
        Path unknown = Path.of("../core/src/test/resources/parity/checkpoints/bare.pth");
        CommandRun run = CommandRun.of("model", "info", unknown.toString());
        assertThat(run.exitCode()).isEqualTo(ExitCode.MODEL.code());
        assertThat(run.err()).contains("restormer").contains("head.weight");
    }

    @Test
    void compareWritesTablesAndAPageAndResumes() throws IOException {
        Path mine = TestModel.in(folder);
        Path out = folder.resolve("table1");
        String[] arguments = {
            "compare", "--models", checkpoint + "," + mine, "--data", pairs.toString(), "-o", out.toString()
        };
        CommandRun run = CommandRun.of(arguments);
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(packed(run)).contains("| small | Restormer |").contains("| test | DSGformer |");
        assertThat(out.resolve("table.md")).content().isEqualTo(run.out());
        assertThat(out.resolve("table.csv")).content().hasLineCount(3).contains("published PSNR");
        // neither has published scores: the tables for people have no columns for them
        assertThat(run.out()).doesNotContain("published");
        assertThat(out.resolve("index.html")).content().contains("<th scope=\"col\">inference</th>\n</tr>");
        assertThat(out.resolve("index.html")).content().contains("small", "test", "blurred", "sharp", "wheel");
        assertThat(out.resolve("pictures")).isDirectoryRecursivelyContaining("glob:**/small-????????/*a.png");
        CommandRun again = CommandRun.of(arguments);
        assertThat(again.err()).contains("small: measured before", "test: measured before");
        assertThat(again.out()).isEqualTo(run.out());
    }

    /** As Lightning, torch.compile and BasicSR leave them. */
    @ParameterizedTest
    @CsvSource({
        "generator, net.",
        "state_dict, model.",
        "model.state_dict, _orig_mod.",
        "state.net_g.params, module._orig_mod.",
        "anything, model.net_g.module."
    })
    void theNetworkIsFoundWhereATrainingPutIt(String entry, String prefix) throws IOException {
        Path nested = TestCheckpoint.write(
                folder.resolve("nested.ckpt"),
                RESTORMER,
                entry,
                prefix,
                Map.of("criterion.weight", Shape.of(3), prefix + "total_ops", Shape.of(1)));
        assertThat(Models.open(nested).weights())
                .isEqualTo(Models.open(checkpoint).weights());
        CommandRun info = CommandRun.of("model", "info", nested.toString());
        assertThat(info.out())
                .contains("source: nested.ckpt, entry " + entry)
                .contains("1 counters of thop (total_ops, total_params)");
        assertThat(CommandRun.of("model", "verify", nested.toString(), "--key", entry)
                        .exitCode())
                .isZero();
        Path photo = TestPhotos.write(folder.resolve("photo.png"), 37, 22);
        assertThat(CommandRun.of("deblur", "-n", nested.toString(), photo.toString(), "-q")
                        .exitCode())
                .isZero();
        assertThat(CommandRun.of("deblur", "-n", nested.toString(), photo.toString())
                        .err())
                .contains("was read without", "thop");
    }

    @Test
    void theEntryOfTheWeightsMayBeNamedInEveryCommand() throws IOException {
        Path wrapped = TestCheckpoint.write(folder.resolve("wrapped.ckpt"), RESTORMER, "generator");
        Path photo = TestPhotos.write(folder.resolve("photo.png"), 37, 22);
        String sharp = folder.resolve("sharp.png").toString();
        String[] wrong = {"deblur", "-n", wrapped.toString(), "--key", "ema", photo.toString(), "-o", sharp};
        assertThat(CommandRun.of(wrong).exitCode()).isEqualTo(ExitCode.MODEL.code());
        String[][] with = {
            {"deblur", "-n", wrapped.toString(), "--key", "generator", photo.toString(), "-o", sharp},
            {"eval", "-n", wrapped.toString(), "--key", "generator", "--data", pairs.toString()},
            {
                "compare",
                "--models",
                wrapped.toString(),
                "--key",
                "generator",
                "--data",
                pairs.toString(),
                "-o",
                folder + "/t"
            },
        };
        for (String[] arguments : with) {
            CommandRun run = CommandRun.of(arguments);
            assertThat(run.exitCode()).as(run.err()).isZero();
        }
    }

    @Test
    void modelsOfOneNameInTwoFoldersAreTwoRowsAndEachIsReused() throws IOException {
        Path other = TestCheckpoint.write(
                Files.createDirectories(folder.resolve("other")).resolve("small.pth"),
                RESTORMER.replace("\"refinement\":1", "\"refinement\":2"));
        String[] arguments = {
            "compare", "--models", checkpoint + "," + other, "--data", pairs.toString(), "-o", folder + "/two"
        };
        CommandRun run = CommandRun.of(arguments);
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(packed(run)).contains("| 模型 a/small |", "| other/small |");
        CommandRun again = CommandRun.of(arguments);
        assertThat(again.err()).contains("模型 a/small: measured before", "other/small: measured before");
        assertThat(again.out()).isEqualTo(run.out());
    }

    @Test
    void compareTimesNetworksWithoutCheckpoints() {
        CommandRun run = CommandRun.of(
                "compare",
                "--untrained",
                "tiny",
                "--size",
                "64x64",
                "-o",
                folder.resolve("speed").toString());
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(packed(run)).contains("| tiny | DSGformer | untrained | untrained | 982914 |");
    }

    /** The paper's row prints the size of one network beside the score of, probably, another: the table says so. */
    @Test
    void theScoreOfMbTaylorformerIsPrintedWithItsUncertainty() {
        var xl = NetworkFamilies.sizes().get("mbtaylorformerv2-xl");
        var large = NetworkFamilies.sizes().get("mbtaylorformerv2-l");
        assertThat(NetworkFamilies.publishedScore(xl).orElseThrow().source())
                .contains("7.29 M")
                .contains("probably XL's");
        assertThat(NetworkFamilies.publishedScore(large)).isEmpty();
    }

    /** The printed text without the spaces that align tables. */
    private static String packed(CommandRun run) {
        return run.out().replaceAll(" +", " ");
    }
}
