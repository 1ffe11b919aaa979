package dsgformer.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.sun.management.ThreadMXBean;
import dsgformer.weights.pickle.TorchFile;
import dsgformer.weights.pickle.TorchFileTest;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Damages each checkpoint in two thousand ways: it is refused or read correctly, in bounded memory and time. */
class DamagedTorchFileTest {

    private static final int ROUNDS = 2000;
    /** Buffers of the reader and of the JDK's zip file; each is far below, all together with room. */
    private static final long MOST_BYTES = 4 << 20;

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    @TempDir
    private Path folder;

    /** The archive's checksums see every change of what is read; what is not read may change. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "bare.pth",
                "bfloat16.pth",
                "half.pth",
                "hostile.pth",
                "model.pkl",
                "module-prefix.pth",
                "parameters.pth",
                "params-ema-and-params.pth",
                "params.pth",
                "state-dict-and-optimizer.pth",
                "views.pth"
            })
    void aDamagedArchiveIsRefusedOrReadCorrectly(String name) throws IOException {
        byte[] valid = Files.readAllBytes(TorchFileTest.CHECKPOINTS.resolve(name));
        Optional<StateDict> right = name.equals("hostile.pth")
                ? Optional.empty()
                : Optional.of(TorchFile.read(TorchFileTest.CHECKPOINTS.resolve(name), Optional.empty())
                        .weights());
        damageAndRead(valid, name, weights -> assertThat(Optional.of(weights)).isEqualTo(right));
    }

    /**
     * The old form has no checksum, so a changed number is read as it is. All else is refused, and nothing read is
     * larger than the file.
     */
    @ParameterizedTest
    @ValueSource(strings = {"legacy.pth", "legacy-state-dict-module.pth"})
    void aDamagedOldFileIsRefusedOrReadWithoutExcess(String name) throws IOException {
        byte[] valid = Files.readAllBytes(TorchFileTest.CHECKPOINTS.resolve(name));
        damageAndRead(
                valid,
                name,
                weights -> assertThat(weights.elements() * Float.BYTES).isLessThanOrEqualTo(2L * valid.length));
    }

    private interface Claim {
        void about(StateDict weights);
    }

    private void damageAndRead(byte[] valid, String name, Claim claim) {
        assertTimeoutPreemptively(Duration.ofMinutes(2), () -> rounds(valid, name, claim)); // seconds, unless one hangs
    }

    private void rounds(byte[] valid, String name, Claim claim) throws IOException {
        SplittableRandom random = new SplittableRandom(name.hashCode());
        Path file = folder.resolve("damaged.pth");
        int refused = 0;
        for (int round = 0; round < ROUNDS; round++) {
            Files.write(file, damage(valid, random));
            long before = THREADS.getCurrentThreadAllocatedBytes();
            Throwable failure = catchThrowable(
                    () -> claim.about(TorchFile.read(file, Optional.empty()).weights()));
            assertThat(THREADS.getCurrentThreadAllocatedBytes() - before).isLessThan(MOST_BYTES);
            if (failure != null) {
                assertThat(failure).as("round %d", round).isInstanceOf(InvalidWeightsException.class);
                assertThat(failure.getMessage()).hasSizeLessThan(600).contains("damaged.pth");
                refused++;
            }
        }
        assertThat(refused).isGreaterThan(ROUNDS / 4); // much of the damage changes bytes that are read
    }

    private static byte[] damage(byte[] valid, SplittableRandom random) {
        byte[] bytes = valid.clone();
        switch (random.nextInt(5)) {
            case 0 -> bytes = Arrays.copyOf(bytes, random.nextInt(2 * bytes.length));
            case 1 -> {
                int from = random.nextInt(bytes.length);
                int to = Math.min(bytes.length, from + random.nextInt(1, 64));
                Arrays.fill(bytes, from, to, (byte) random.nextInt());
            }
            case 2 -> {
                int length = random.nextInt(1, 100);
                int from = random.nextInt(bytes.length - length);
                System.arraycopy(bytes, from, bytes, random.nextInt(bytes.length - length), length);
            }
            default -> {
                for (int flips = random.nextInt(1, 4); flips > 0; flips--) {
                    bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
                }
            }
        }
        return bytes;
    }
}
