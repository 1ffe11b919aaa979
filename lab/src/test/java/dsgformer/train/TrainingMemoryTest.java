package dsgformer.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dsgformer.model.InitialValues;
import dsgformer.nn.Parameters;
import dsgformer.random.RandomStream;
import dsgformer.tensor.Device;
import dsgformer.tensor.Scope;
import dsgformer.train.config.TrainingConfig;
import dsgformer.train.samples.SampleSources;
import dsgformer.train.samples.Samples;
import dsgformer.train.step.AdamW;
import dsgformer.train.step.Batch;
import dsgformer.train.step.BatchGradients;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Prints and bounds the memory of the process during training; takes minutes, so not part of every build. */
@Tag("slow")
class TrainingMemoryTest {

    private static final Path STATUS = Path.of("/proc/self/status");
    private static final int WARM_UP = 20;
    private static final int STEPS = 200;
    /** Allowance for allocators and JIT compilation; one leaked batch per step would be ten times as much. */
    private static final double GROWTH = 1.02;

    @TempDir
    private Path folder;

    @Test
    void twoHundredStepsDoNotIncreaseProcessMemory() throws IOException {
        assumeTrue(Files.exists(STATUS), "skipped: this system does not tell resident memory in " + STATUS);
        TrainingConfig config = TinyTraining.of(folder, 2)
                .config("run", STEPS, Map.of("network", "{preset: tiny}", "data.batch", "2", "workers", "2"));
        Samples samples = SampleSources.open(config);
        try (Parameters parameters = Parameters.trainable(InitialValues.of(config.network(), RandomStream.of(1)));
                AdamW optimizer = AdamW.of(config, parameters);
                BatchGradients batch = new BatchGradients(config, parameters, Device.CPU)) {
            long settled = 0;
            for (int step = 1; step <= WARM_UP + STEPS; step++) {
                batch.run(samples, Batch.of(2L * step, 2, 64));
                optimizer.clip();
                optimizer.step(step, 1e-4);
                if (step % WARM_UP == 0) {
                    System.out.printf(
                            "step %3d: %d KiB resident, %d native objects%n", step, residentKib(), Scope.liveObjects());
                }
                if (step == WARM_UP) {
                    settled = residentKib();
                }
            }
            assertThat((double) residentKib()).isLessThanOrEqualTo(GROWTH * settled);
        }
    }

    private static long residentKib() throws IOException {
        return Files.readAllLines(STATUS).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .map(line -> line.replaceAll("\\D", ""))
                .mapToLong(Long::parseLong)
                .findFirst()
                .orElseThrow();
    }
}
