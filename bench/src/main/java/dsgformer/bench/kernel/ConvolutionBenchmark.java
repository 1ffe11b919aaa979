package dsgformer.bench.kernel;

import dsgformer.engine.kernel.Panel;
import dsgformer.engine.kernel.Strip;
import java.util.Arrays;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;

/** A 3 × 3 convolution as a product: each row of x is read at three shifts, of which two cross the borders of cache lines. */
public class ConvolutionBenchmark extends KernelState {

    private static final int PITCH = ROW + Strip.PIXELS;
    private static final int ROWS = 3;

    @Param({"16", "48"})
    int in;

    private float[] w;
    private float[] x;
    private float[] ones;
    private float[] z;
    private int[] taps;

    @Setup
    public void makeFactors() {
        w = normal(in * 9 * Panel.ROWS);
        x = normal(in * ROWS * PITCH);
        ones = new float[Strip.PIXELS];
        Arrays.fill(ones, 1);
        z = new float[Panel.ROWS * ROW];
        taps = new int[in * 9];
        Arrays.setAll(taps, k -> k / 3 * PITCH + k % 3 - 1);
    }

    @Benchmark
    @OperationsPerInvocation(STRIPS)
    public float[] times() {
        for (int s = 0; s < STRIPS; s++) {
            int pixels = s * Strip.PIXELS;
            int from = Strip.PIXELS / 2 + pixels;
            kernels.panel().times(w, 0, x, from, taps, taps.length, ones, 0, 0, z, pixels, ROW);
        }
        return z;
    }
}
