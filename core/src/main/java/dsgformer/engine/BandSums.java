package dsgformer.engine;

import dsgformer.engine.kernel.Depthwise;
import dsgformer.engine.kernel.Gram;
import dsgformer.engine.kernel.Strip;
import java.util.Arrays;

/**
 * What attention needs to know of a band's Q and K: QᵀK of every head and the squares of both, summed over the band's
 * pixels, for each cell that the band touches.
 */
final class BandSums {

    private static final int ROWS = Depthwise.ROWS;

    private final BlockWeights weights;
    private final Gram gram;
    private final AttentionSpace space;
    private final Scratch scratch;
    private final int stripPixels;
    private final int bandPitch;

    BandSums(Block block, Scratch scratch) {
        this.weights = block.weights();
        this.gram = block.kernels().gram();
        this.space = block.space();
        this.scratch = scratch;
        this.stripPixels = block.x().strips() * Strip.PIXELS;
        this.bandPitch = Scratch.bandPitch(stripPixels);
    }

    /** The sums of a band's Q and K, for each cell that it touches. */
    void add(int band) {
        if (space.windows().isWhole()) {
            sums(scratch.queries(), scratch.keys(), bandPitch, ROWS * stripPixels, space.slot(band, 0, 0));
            return;
        }
        AttentionWindows windows = space.windows();
        for (int r = space.firstRowCell(band); r <= space.lastRowCell(band); r++) {
            int top = Math.max(windows.rows().edge(r) - band * ROWS, 0);
            int bottom = Math.min(windows.rows().edge(r + 1) - band * ROWS, ROWS);
            for (int c = 0; c < windows.columns().cells(); c++) {
                Patch patch = new Patch(
                        top,
                        bottom,
                        windows.columns().edge(c),
                        windows.columns().edge(c + 1));
                patch.cut(scratch.queries(), scratch.queryPatch());
                patch.cut(scratch.keys(), scratch.keyPatch());
                sums(scratch.queryPatch(), scratch.keyPatch(), patch.pitch(), patch.pixels(), space.slot(band, r, c));
            }
        }
    }

    private void sums(float[] q, float[] k, int row, int pixels, int slot) {
        int d = weights.headWidth();
        for (int head = 0; head < weights.heads(); head++) {
            int at = head * d * row;
            gram.products(q, at, k, at, row, d, pixels, space.sums(), slot + head * d * d, scratch.lanes());
        }
        int squares = slot + space.squares();
        int width = weights.width();
        gram.squares(q, 0, row, width, pixels, space.sums(), squares, scratch.lanes());
        gram.squares(k, 0, row, width, pixels, space.sums(), squares + width, scratch.lanes());
    }

    /** A part of a band, to be copied so that its pixels stand side by side, rows filled up with zeros. */
    private final class Patch {

        private final int top;
        private final int bottom;
        private final int left;
        private final int right;

        Patch(int top, int bottom, int left, int right) {
            this.top = top;
            this.bottom = bottom;
            this.left = left;
            this.right = right;
        }

        int pixels() {
            return Strip.covering((bottom - top) * (right - left)) * Strip.PIXELS;
        }

        int pitch() {
            return pixels() + Strip.PIXELS / 2;
        }

        void cut(float[] band, float[] patch) {
            int length = right - left;
            int taken = (bottom - top) * length;
            for (int c = 0; c < weights.width(); c++) {
                int to = c * pitch();
                for (int r = top; r < bottom; r++) {
                    int from = c * bandPitch + r * stripPixels + left;
                    System.arraycopy(band, from, patch, to + (r - top) * length, length);
                }
                Arrays.fill(patch, to + taken, to + pixels(), 0);
            }
        }
    }
}
