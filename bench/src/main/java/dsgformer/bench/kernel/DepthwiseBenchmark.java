package dsgformer.bench.kernel;

import dsgformer.engine.kernel.Depthwise;
import dsgformer.engine.kernel.Strip;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Setup;

/** W_d of one channel on a band of eight rows of 256 pixels. */
public class DepthwiseBenchmark extends KernelState {

    private static final int PITCH = ROW + Strip.PIXELS;

    private float[] w;
    private float[] z;
    private float[] out;

    @Setup
    public void makeBand() {
        w = normal(Depthwise.WEIGHTS);
        z = normal((Depthwise.ROWS + 2) * PITCH);
        out = new float[Depthwise.ROWS * ROW];
    }

    @Benchmark
    public float[] rows() {
        for (int s = 0; s < STRIPS; s++) {
            int pixels = s * Strip.PIXELS;
            kernels.depthwise().strip(w, 0, z, Strip.PIXELS / 2 + pixels, PITCH, out, pixels, ROW);
        }
        return out;
    }
}
