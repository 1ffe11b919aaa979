package dsgformer.bench.kernel;

import dsgformer.engine.kernel.Gating;
import dsgformer.engine.kernel.Hartley;
import dsgformer.engine.kernel.Strip;
import java.util.Arrays;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Setup;

/** The gate of the strips of U of one channel in a band: GELU with and without the filter before it. */
public class GatingBenchmark extends KernelState {

    private float[] u;
    private float[] factors;
    private float[] gate;

    /** M = 1: the filter works in place, and under any other M values would grow or vanish from call to call. */
    @Setup
    public void makeBand() {
        float[] quant = new float[40];
        Arrays.fill(quant, 1);
        u = normal(STRIPS * Gating.VALUES);
        factors = Hartley.factors(quant);
        gate = new float[Gating.ROWS * ROW];
    }

    @Benchmark
    @OperationsPerInvocation(STRIPS)
    public float[] dfgb() {
        return strips(kernels.dfgb());
    }

    @Benchmark
    @OperationsPerInvocation(STRIPS)
    public float[] gelu() {
        return strips(kernels.gelu());
    }

    private float[] strips(Gating gating) {
        for (int s = 0; s < STRIPS; s++) {
            gating.strip(u, s * Gating.VALUES, factors, 0, gate, s * Strip.PIXELS, ROW);
        }
        return gate;
    }
}
