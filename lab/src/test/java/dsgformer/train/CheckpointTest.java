package dsgformer.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dsgformer.network.ModelException;
import dsgformer.network.dsgformer.DsgformerConfig;
import dsgformer.weights.StateDict;
import dsgformer.weights.WeightsFromNames;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CheckpointTest {

    private static final DsgformerConfig NETWORK = TinyTraining.NETWORK;

    @TempDir
    private Path folder;

    private static Checkpoint at(long step) {
        return new Checkpoint(
                NETWORK,
                weights(1),
                weights(2),
                weights(3),
                Optional.of(weights(4)),
                new Checkpoint.State(step, 8 * step, 1234, 42, 28.5, 2));
    }

    private static StateDict weights(double gain) {
        return WeightsFromNames.of(NETWORK.shapes(), gain);
    }

    @Test
    void aWrittenCheckpointIsReadBackUnchanged() throws IOException {
        assertThat(Checkpoint.read(at(7).write(folder, 3))).isEqualTo(at(7));
    }

    @Test
    void averageAndBestPsnrMayBeAbsent() throws IOException {
        Checkpoint plain = new Checkpoint(
                NETWORK,
                weights(1),
                weights(2),
                weights(3),
                Optional.empty(),
                new Checkpoint.State(3, null, 0, -1, null, null));
        assertThat(Checkpoint.read(plain.write(folder, 3))).isEqualTo(plain);
    }

    @Test
    void onlyTheLatestCheckpointsAreKept() throws IOException {
        for (long step : new long[] {8, 9, 10, 100}) {
            at(step).write(folder, 2);
        }
        assertThat(names()).containsExactly("step-000000010", "step-000000100");
        assertThat(Checkpoint.latest(folder)).contains(folder.resolve("step-000000100"));
    }

    @Test
    void aCheckpointOfTheSameStepIsReplaced() throws IOException {
        at(5).write(folder, 2);
        assertThat(Checkpoint.read(at(5).write(folder, 2))).isEqualTo(at(5));
        assertThat(names()).containsExactly("step-000000005");
    }

    @Test
    void anUnfinishedCheckpointIsIgnoredAndReplaced() throws IOException {
        at(5).write(folder, 2);
        Path unfinished = Files.createDirectories(folder.resolve(".unfinished-step-000000006"));
        Files.writeString(unfinished.resolve("model.safetensors"), "half");
        assertThat(Checkpoint.latest(folder)).contains(folder.resolve("step-000000005"));
        assertThat(Checkpoint.read(at(6).write(folder, 2))).isEqualTo(at(6));
        assertThat(names()).containsExactly("step-000000005", "step-000000006");
    }

    @Test
    void anEmptyOrMissingFolderHasNoLatestCheckpoint() throws IOException {
        assertThat(Checkpoint.latest(folder)).isEmpty();
        assertThat(Checkpoint.latest(folder.resolve("nowhere"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "model.safetensors",
                "optimizer-mean.safetensors",
                "optimizer-square.safetensors",
                "average.safetensors",
                "state.json"
            })
    void aDamagedPartIsNamed(String part) throws IOException {
        Path checkpoint = at(5).write(folder, 2);
        Path file = checkpoint.resolve(part);
        byte[] bytes = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(bytes, bytes.length / 2));
        assertThatThrownBy(() -> Checkpoint.read(checkpoint))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining(checkpoint.toString())
                .hasMessageContaining(part);
    }

    @ParameterizedTest
    @ValueSource(strings = {"model.safetensors", "optimizer-mean.safetensors", "state.json"})
    void aMissingPartIsNamed(String part) throws IOException {
        Path checkpoint = at(5).write(folder, 2);
        Files.delete(checkpoint.resolve(part));
        assertThatThrownBy(() -> Checkpoint.read(checkpoint))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining(checkpoint.toString())
                .hasMessageContaining(part);
    }

    @Test
    void aStateWithoutStepIsRejectedAsDamaged() throws IOException {
        Path checkpoint = at(5).write(folder, 2);
        Files.writeString(checkpoint.resolve("state.json"), "{\"elapsed_ms\": 1, \"seed\": 2}");
        assertThatThrownBy(() -> Checkpoint.read(checkpoint))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("step");
    }

    private List<String> names() throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.map(path -> path.getFileName().toString()).sorted().toList();
        }
    }
}
