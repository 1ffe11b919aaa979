package dsgformer.bench.kernel;

import dsgformer.engine.kernel.Gram;
import dsgformer.engine.kernel.Strip;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;

/** The products and squares of Q and K of one head of attention, in a band of eight rows of 256 pixels. */
public class GramBenchmark extends KernelState {

    private static final int PIXELS = 8 * ROW;
    private static final int PITCH = PIXELS + Strip.PIXELS / 2;

    @Param({"16", "48"})
    int d;

    private float[] q;
    private float[] k;
    private float[] sums;
    private float[] lanes;

    @Setup
    public void makeBand() {
        q = normal(d * PITCH);
        k = normal(d * PITCH);
        sums = new float[d * d];
        lanes = new float[Gram.LANES];
    }

    @Benchmark
    public float[] products() {
        kernels.gram().products(q, 0, k, 0, PITCH, d, PIXELS, sums, 0, lanes);
        return sums;
    }

    @Benchmark
    public float[] squares() {
        kernels.gram().squares(q, 0, PITCH, d, PIXELS, sums, 0, lanes);
        return sums;
    }
}
