package dsgformer.bench.kernel;

import dsgformer.engine.kernel.Strip;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Setup;

/** 1/σ of the strips of a row of 48 channels. */
public class DeviationBenchmark extends KernelState {

    private static final int CHANNELS = 48;
    private static final int PITCH = (CHANNELS + 1) * Strip.PIXELS;

    private float[] x;
    private float[] inverse;

    @Setup
    public void makeFeatures() {
        x = normal(STRIPS * PITCH);
        inverse = new float[ROW];
    }

    @Benchmark
    @OperationsPerInvocation(STRIPS)
    public float[] inverse() {
        for (int s = 0; s < STRIPS; s++) {
            kernels.deviation().inverse(x, s * PITCH, CHANNELS, inverse, s * Strip.PIXELS);
        }
        return inverse;
    }
}
