package dsgformer.bench.kernel;

import dsgformer.engine.kernel.Panel;
import dsgformer.engine.kernel.Strip;
import java.util.Arrays;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;

/** Eight rows of a matrix times the strips of a row: 512 · depth floating-point operations a strip. */
public class PanelBenchmark extends KernelState {

    /** Channels of a head and of two levels of {@code paper}, and 9 · 48 as in a 3 × 3 convolution. */
    @Param({"16", "48", "384", "432"})
    int depth;

    private int pitch;
    private float[] w;
    private float[] x;
    private float[] m;
    private float[] z;
    private int[] taps;

    @Setup
    public void makeFactors() {
        pitch = (depth + 1) * Strip.PIXELS;
        w = normal(depth * Panel.ROWS);
        x = normal(STRIPS * pitch);
        m = normal(ROW);
        z = new float[Panel.ROWS * ROW];
        taps = new int[depth];
        Arrays.setAll(taps, k -> k * Strip.PIXELS);
    }

    @Benchmark
    @OperationsPerInvocation(STRIPS)
    public float[] times() {
        for (int s = 0; s < STRIPS; s++) {
            int pixels = s * Strip.PIXELS;
            kernels.panel().times(w, 0, x, s * pitch, taps, depth, m, pixels, 0, z, pixels, ROW);
        }
        return z;
    }

    @Benchmark
    @OperationsPerInvocation(STRIPS)
    public float[] plus() {
        for (int s = 0; s < STRIPS; s++) {
            kernels.panel().plus(w, 0, x, s * pitch, taps, depth, z, s * Panel.ROWS * Strip.PIXELS, Strip.PIXELS);
        }
        return z;
    }
}
