package dsgformer.train;

import static org.assertj.core.api.Assertions.assertThat;

import dsgformer.tensor.ProcessGroup;
import dsgformer.tensor.Processes;
import dsgformer.weights.StateDict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessesTrainingTest {

    private static final Optional<Duration> NO_LIMIT = Optional.empty();

    @TempDir
    private Path folder;

    private TinyTraining training;

    @BeforeEach
    void makePairs() throws IOException {
        training = TinyTraining.of(folder, 5);
    }

    private TrainingConfig config(String output, int batch) throws IOException {
        return training.config(
                output, 10, Map.of("data.batch", Integer.toString(batch), "workers", "1", "optimizer.ema", "0.9"));
    }

    private StateDict trained(TrainingConfig config, ProcessGroup group) throws IOException {
        try (Trainer trainer = new Trainer(config, new Quiet(), group)) {
            assertThat(trainer.run(NO_LIMIT)).isTrue();
            return trainer.weights();
        }
    }

    /** Sums in another order make the difference. */
    @Test
    void twoProcessesEqualOneWithTheDoubledBatch() throws Exception {
        StateDict one = trained(config("one", 4), ProcessGroup.alone());
        TrainingConfig half = config("two", 2);
        List<StateDict> two = Processes.all(2, group -> trained(half, group));
        assertThat(two.get(1)).as("both processes").isEqualTo(two.get(0));
        assertThat(largestDifference(one, two.get(0))).isLessThan(1e-5);
    }

    /** The others are told where to go on; they need not see the leader's files. */
    @Test
    void aTrainingOfTwoIsResumedByItsLeader() throws Exception {
        TrainingConfig straight = config("straight", 2);
        List<StateDict> expected = Processes.all(2, group -> trained(straight, group));
        Path middle = folder.resolve("straight/checkpoints/step-000000005");
        List<StateDict> resumed = Processes.all(2, group -> {
            TrainingConfig again = config("again-" + group.rank(), 2);
            try (Trainer trainer = new Trainer(again, new Quiet(), group)) {
                if (group.leads()) {
                    trainer.resume(middle);
                }
                trainer.run(NO_LIMIT);
                return trainer.weights();
            }
        });
        assertThat(resumed).isEqualTo(expected);
        assertThat(Files.exists(folder.resolve("again-1")))
                .as("files of a follower")
                .isFalse();
    }

    private static double largestDifference(StateDict one, StateDict other) {
        double largest = 0;
        for (String name : one.asMap().keySet()) {
            float[] a = one.get(name).orElseThrow().values();
            float[] b = other.get(name).orElseThrow().values();
            for (int i = 0; i < a.length; i++) {
                largest = Math.max(largest, Math.abs((double) a[i] - b[i]));
            }
        }
        return largest;
    }

    private static final class Quiet implements TrainingListener {

        @Override
        public void report(Report report) {
            // not asked here
        }

        @Override
        public void validated(long step, Map<String, Double> psnr) {
            // not asked here
        }

        @Override
        public void saved(Path checkpoint) {
            // not asked here
        }
    }
}
