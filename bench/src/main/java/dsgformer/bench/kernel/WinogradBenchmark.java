package dsgformer.bench.kernel;

import dsgformer.engine.kernel.Strip;
import dsgformer.engine.kernel.Winograd;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Setup;

/**
 * The transforms of a 3 × 3 convolution on 32 tiles of 2 × 2 pixels: from four rows of 64 pixels of one channel, and
 * back to two rows.
 */
public class WinogradBenchmark extends KernelState {

    private static final int HALF_ROW = 2 * Strip.PIXELS;
    private static final int ODD = HALF_ROW + Strip.PIXELS / 2;
    private static final int IMAGE_ROW = 2 * HALF_ROW;
    private static final int POSITION = 48 * Strip.PIXELS;

    private float[] strips;
    private float[] rows;
    private float[] positions;
    private float[] result;

    @Setup
    public void makeTiles() {
        strips = normal(2 * 4 * Strip.PIXELS);
        rows = normal(4 * IMAGE_ROW);
        positions = normal(Winograd.POSITIONS * POSITION);
        result = new float[4 * Strip.PIXELS];
    }

    /** Eight strips into even and odd columns. */
    @Benchmark
    public float[] split() {
        for (int s = 0; s < 8; s++) {
            int at = s / 2 * IMAGE_ROW + s % 2 * Strip.PIXELS / 2;
            kernels.winograd().split(strips, s * Strip.PIXELS, rows, at, at + ODD);
        }
        return rows;
    }

    @Benchmark
    public float[] input() {
        kernels.winograd().input(rows, 0, ODD, IMAGE_ROW, positions, 0, POSITION);
        return positions;
    }

    @Benchmark
    public float[] output() {
        kernels.winograd().output(positions, 0, POSITION, 0, result, 0, Strip.PIXELS);
        return result;
    }
}
