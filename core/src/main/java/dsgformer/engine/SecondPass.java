package dsgformer.engine;

import dsgformer.engine.kernel.Kernels;
import dsgformer.engine.kernel.Panel;
import dsgformer.engine.kernel.Strip;
import dsgformer.network.dsgformer.GateKind;
import java.util.Arrays;

/**
 * One thread's share of a {@link Block}'s second pass, strip by strip: scores times V, times gate, projection, added to
 * X.
 */
final class SecondPass {

    private final BlockWeights weights;
    private final Kernels kernels;
    private final AttentionSpace space;
    private final FeatureMap x;
    private final Scratch scratch;
    private final float[] v;
    private final float[] gate;
    private final boolean gated;
    private final int[] taps;

    SecondPass(Block block, Scratch scratch) {
        this.weights = block.weights();
        this.kernels = block.kernels();
        this.space = block.space();
        this.x = block.x();
        this.scratch = scratch;
        this.v = block.shared().v();
        this.gated = weights.gateKind() != GateKind.NONE;
        this.gate = gated ? block.shared().gate() : ones();
        this.taps = new int[weights.width() + 1];
        Arrays.setAll(taps, c -> c * Strip.PIXELS);
    }

    private static float[] ones() {
        float[] ones = new float[Strip.PIXELS];
        Arrays.fill(ones, 1);
        return ones;
    }

    void over(WorkRange strips) {
        int width = weights.width();
        Arrays.fill(scratch.attended(), width * Strip.PIXELS, (width + 1) * Strip.PIXELS, 1);
        AttentionWindows windows = space.windows();
        for (int strip = strips.from(); strip < strips.to(); strip++) {
            int y = strip / x.strips();
            int s = strip % x.strips();
            int rowCells = windows.rows().cellAt(y) * windows.columns().cells();
            int left = s * Strip.PIXELS;
            int lastPixel = Math.min(left + Strip.PIXELS, x.width()) - 1;
            int cell = windows.columns().cellAt(left);
            int lastCell = windows.columns().cellAt(lastPixel);
            attend(strip, rowCells + cell, scratch.attended());
            while (cell < lastCell) {
                cell++;
                attend(strip, rowCells + cell, scratch.attendedBeside());
                int from = windows.columns().edge(cell) - left;
                for (int c = 0; c < width; c++) {
                    int at = c * Strip.PIXELS + from;
                    System.arraycopy(scratch.attendedBeside(), at, scratch.attended(), at, Strip.PIXELS - from);
                }
            }
            weights.projection()
                    .addProduct(kernels.panel(), scratch.attended(), 0, taps, x.values(), x.at(y, s), scratch.lanes());
        }
    }

    /** Att(Q, K, V) ⊙ gate of a strip, with the scores of one cell. */
    private void attend(int strip, int cell, float[] attended) {
        int width = weights.width();
        int d = weights.headWidth();
        int at = strip * width * Strip.PIXELS;
        for (int head = 0; head < weights.heads(); head++) {
            int scores = space.scoresAt(cell, head);
            int values = at + head * d * Strip.PIXELS;
            for (int row = 0; row < d; row += Panel.ROWS) {
                // the last panel of a head may reach into the next head's rows, which are computed after it
                int to = (head * d + row) * Strip.PIXELS;
                kernels.panel()
                        .times(
                                space.cellScores(),
                                scores + row * d,
                                v,
                                values,
                                taps,
                                d,
                                gate,
                                gated ? at + to : 0,
                                gated ? Strip.PIXELS : 0,
                                attended,
                                to,
                                Strip.PIXELS);
            }
        }
        if (d % Panel.ROWS != 0) {
            Arrays.fill(attended, width * Strip.PIXELS, (width + 1) * Strip.PIXELS, 1);
        }
    }
}
