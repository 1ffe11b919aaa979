package dsgformer.bench.kernel;

import dsgformer.engine.kernel.Kernels;
import dsgformer.engine.kernel.Strip;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Shared by the benchmarks of the engine's kernels: the form, the timing, and data of the size of a row of 256 pixels,
 * so that factors are read from the second-level cache, as in the engine, and not from the first.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(value = 1, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public abstract class KernelState {

    /** Strips of a row of 256 pixels. */
    static final int STRIPS = 8;

    static final int ROW = STRIPS * Strip.PIXELS;

    @Param
    Form form;

    Kernels kernels;

    @Setup
    public void chooseForm() {
        kernels = form.kernels();
    }

    /** Seeded numbers around 0 whose squares are 1 in the mean. */
    static float[] normal(int count) {
        Random random = new Random(count);
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return values;
    }
}
