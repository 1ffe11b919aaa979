package dsgformer.engine;

import dsgformer.engine.kernel.Depthwise;
import dsgformer.engine.kernel.Gating;
import dsgformer.engine.kernel.Hartley;
import dsgformer.engine.kernel.Kernels;
import dsgformer.engine.kernel.Panel;
import dsgformer.engine.kernel.Strip;
import dsgformer.network.GateKind;
import java.util.Arrays;

/**
 * Deep sparse gated attention, Y = W_p(DFGB(U) ⊙ Att(Q, K, V)) + X (§2.1), in two passes over the features X, which become Y.
 *
 * <p>The first pass goes down the rows in bands of eight, the height of the gate's blocks. Of each band it makes Q, K, V and U eight
 * channels at a time; of Q and K only their sums over the band stay, of U only the gate, and V. Of the width 4c there are never
 * more than eight channels of a band, and two rows of all. Between the passes the sums become scores. The second pass goes over the
 * strips: scores times V, times gate, projection, added to X.
 *
 * <p>Bands are shared out to threads; what a thread computes of a band does not depend on where its share begins.
 */
final class Block implements Step {

    private static final int ROWS = Depthwise.ROWS;

    private final BlockWeights weights;
    private final Kernels kernels;
    private final AttentionSpace space;
    private final FeatureMap x;
    private final float[] v;
    private final float[] g;
    private final int[] taps;
    private final int[] headTaps;
    private final float[] ones = ones();

    /**
     * A block on a map.
     *
     * @param x the features, which the block changes
     * @param v memory for V, as large as the map
     * @param g memory for the gate, as large as the map and eight rows of a strip more
     */
    Block(BlockWeights weights, Kernels kernels, AttentionSpace space, FeatureMap x, float[] v, float[] g) {
        this.weights = weights;
        this.kernels = kernels;
        this.space = space;
        this.x = x;
        this.v = v;
        this.g = g;
        this.taps = x.taps();
        this.headTaps = new int[weights.width() + 1];
        for (int c = 0; c <= weights.width(); c++) {
            headTaps[c] = c * Strip.PIXELS;
        }
    }

    /** How many values {@code v} and {@code g} must hold for a map of these channels. */
    static long elements(int channels, int height, int width) {
        return ((long) height * Strip.covering(width) * channels + Panel.ROWS) * Strip.PIXELS;
    }

    @Override
    public void run(Workers workers, Scratch[] scratch) {
        int bands = AttentionSpace.bands(x.height());
        workers.run(i -> new FirstPass(scratch[i]).over(Share.of(bands, i, workers.count())));
        workers.run(i -> space.score(Share.of(weights.width(), i, workers.count()), weights, scratch[i].scores()));
        int strips = x.height() * x.strips();
        workers.run(i -> secondPass(Share.of(strips, i, workers.count()), scratch[i]));
    }

    private static float[] ones() {
        float[] ones = new float[Strip.PIXELS];
        Arrays.fill(ones, 1);
        return ones;
    }

    /** The first pass of one thread. */
    private final class FirstPass {

        private final Scratch scratch;
        private final int stripPixels = x.strips() * Strip.PIXELS;
        private final int pitch = Scratch.projectedPitch(stripPixels);
        private final int channelPitch = Scratch.PROJECTED_ROWS * pitch;
        private final int bandPitch = Scratch.bandPitch(stripPixels);
        private final int vRow = x.strips() * weights.width() * Strip.PIXELS;
        private final int vStrip = weights.width() * Strip.PIXELS;

        FirstPass(Scratch scratch) {
            this.scratch = scratch;
        }

        void over(Share bands) {
            if (bands.from() == bands.to()) {
                return;
            }
            Arrays.fill(scratch.projected(), 0);
            projectAhead(bands.from() * ROWS - 1);
            for (int band = bands.from(); band < bands.to(); band++) {
                project(band);
                sumUp(band);
            }
        }

        /** Fills {@code kept} with the two rows of the projection in front of those that the first band makes. */
        private void projectAhead(int firstRow) {
            deviations(firstRow, 2);
            for (int panel = 0; panel < weights.pointwise().panels(); panel++) {
                for (int r = 0; r < 2; r++) {
                    beginRow(firstRow + r, r);
                    for (int s = 0; s < x.strips(); s++) {
                        projectStrip(panel, firstRow + r, r, r, s);
                    }
                }
                endRows(0, 2);
                keep(panel, 0);
            }
        }

        /**
         * Q, K, V and U of a band. A strip is convolved as soon as the one to its right is projected, while both are still in the
         * processor's first cache.
         */
        private void project(int band) {
            int firstRow = band * ROWS + 1;
            deviations(firstRow, ROWS);
            for (int panel = 0; panel < weights.pointwise().panels(); panel++) {
                restore(panel);
                for (int r = 0; r < ROWS; r++) {
                    beginRow(firstRow + r, 2 + r);
                }
                for (int s = 0; s < x.strips(); s++) {
                    for (int r = 0; r < ROWS; r++) {
                        projectStrip(panel, firstRow + r, r, 2 + r, s);
                    }
                    if (s > 0) {
                        convolve(panel, s - 1, band);
                    }
                }
                endRows(2, ROWS);
                convolve(panel, x.strips() - 1, band);
                keep(panel, ROWS);
            }
        }

        private void deviations(int firstRow, int count) {
            for (int r = 0; r < count; r++) {
                int y = firstRow + r;
                for (int s = 0; s < x.strips() && isInside(y); s++) {
                    int at = x.at(y, s);
                    int inverse = r * stripPixels + s * Strip.PIXELS;
                    kernels.deviation().inverse(x.values(), at, weights.width(), scratch.deviations(), inverse);
                    if (weights.readsDeviation()) {
                        // two neighbours among the threads both write the rows at their border, the same bits, each
                        // before it reads
                        int sigma = at + taps[weights.width()];
                        for (int p = 0; p < Strip.PIXELS; p++) {
                            x.values()[sigma + p] = 1 / scratch.deviations()[inverse + p];
                        }
                    }
                }
            }
        }

        private boolean isInside(int y) {
            return y >= 0 && y < x.height();
        }

        /** Zeros in row {@code into} of {@code projected}, for eight channels, if it stands for a row outside of the image. */
        private void beginRow(int y, int into) {
            for (int i = 0; i < Panel.ROWS && !isInside(y); i++) {
                int at = i * channelPitch + into * pitch + Scratch.MARGIN;
                Arrays.fill(scratch.projected(), at, at + stripPixels, 0);
            }
        }

        /** Zeros behind the image's right border in {@code count} rows of {@code projected}. */
        private void endRows(int into, int count) {
            for (int i = 0; i < Panel.ROWS && x.width() < stripPixels; i++) {
                for (int r = into; r < into + count; r++) {
                    int at = i * channelPitch + r * pitch + Scratch.MARGIN;
                    Arrays.fill(scratch.projected(), at + x.width(), at + stripPixels, 0);
                }
            }
        }

        /** W_p LN(x) of a strip of row y, for eight channels, into row {@code into} of {@code projected}. */
        private void projectStrip(int panel, int y, int deviationRow, int into, int s) {
            if (!isInside(y)) {
                return;
            }
            int pixels = s * Strip.PIXELS;
            kernels.panel()
                    .times(
                            weights.pointwise().values(),
                            weights.pointwise().panel(panel),
                            x.values(),
                            x.at(y, s),
                            taps,
                            weights.pointwise().depth(),
                            scratch.deviations(),
                            deviationRow * stripPixels + pixels,
                            0,
                            scratch.projected(),
                            into * pitch + Scratch.MARGIN + pixels,
                            channelPitch);
        }

        private void keep(int panel, int row) {
            for (int i = 0; i < Panel.ROWS; i++) {
                int from = i * channelPitch + row * pitch;
                System.arraycopy(
                        scratch.projected(), from, scratch.kept(), (panel * Panel.ROWS + i) * 2 * pitch, 2 * pitch);
            }
        }

        private void restore(int panel) {
            for (int i = 0; i < Panel.ROWS; i++) {
                System.arraycopy(
                        scratch.kept(),
                        (panel * Panel.ROWS + i) * 2 * pitch,
                        scratch.projected(),
                        i * channelPitch,
                        2 * pitch);
            }
        }

        /** W_d of eight channels of a strip, and what is to become of them. */
        private void convolve(int panel, int s, int band) {
            int channels = weights.parts() * weights.width();
            int first = panel * Panel.ROWS;
            for (int i = 0; i < Panel.ROWS && first + i < channels; i++) {
                int channel = first + i;
                int c = channel % weights.width();
                int from = i * channelPitch + Scratch.MARGIN + s * Strip.PIXELS;
                int place = band * ROWS * vRow + s * vStrip + c * Strip.PIXELS;
                switch (channel / weights.width()) {
                    case 0 -> convolveInto(channel, from, scratch.queries(), c, s);
                    case 1 -> convolveInto(channel, from, scratch.keys(), c, s);
                    case 2 -> convolve(channel, from, v, place, vRow);
                    default -> gate(channel, from, c, place);
                }
            }
        }

        private void convolveInto(int channel, int from, float[] band, int c, int s) {
            int to = c * bandPitch + s * Strip.PIXELS;
            convolve(channel, from, band, to, stripPixels);
            int inside = x.width() - s * Strip.PIXELS;
            for (int r = 0; r < ROWS && inside < Strip.PIXELS; r++) {
                int row = to + r * stripPixels;
                Arrays.fill(band, row + inside, row + Strip.PIXELS, 0);
            }
        }

        private void gate(int channel, int from, int c, int place) {
            if (weights.gateKind() == GateKind.SIMPLE) {
                convolve(channel, from, g, place, vRow);
                return;
            }
            Gating gating = weights.gateKind() == GateKind.DFGB ? kernels.dfgb() : kernels.gelu();
            convolve(channel, from, scratch.gates(), 0, Strip.PIXELS);
            gating.strip(scratch.gates(), 0, weights.gate(), c * Hartley.FACTORS, g, place, vRow);
        }

        private void convolve(int channel, int from, float[] out, int outAt, int outRow) {
            kernels.depthwise()
                    .strip(
                            weights.depthwise(),
                            channel * Depthwise.WEIGHTS,
                            scratch.projected(),
                            from,
                            pitch,
                            out,
                            outAt,
                            outRow);
        }

        /** The sums of a band's Q and K, for each cell that it touches. */
        private void sumUp(int band) {
            if (space.cells().isWhole()) {
                sums(scratch.queries(), scratch.keys(), bandPitch, ROWS * stripPixels, space.slot(band, 0, 0));
                return;
            }
            Cells cells = space.cells();
            for (int r = space.firstRowCell(band); r <= space.lastRowCell(band); r++) {
                int top = Math.max(cells.rows().edge(r) - band * ROWS, 0);
                int bottom = Math.min(cells.rows().edge(r + 1) - band * ROWS, ROWS);
                for (int c = 0; c < cells.columns().cells(); c++) {
                    Patch patch = new Patch(
                            top,
                            bottom,
                            cells.columns().edge(c),
                            cells.columns().edge(c + 1));
                    patch.cut(scratch.queries(), scratch.queryPatch());
                    patch.cut(scratch.keys(), scratch.keyPatch());
                    sums(
                            scratch.queryPatch(),
                            scratch.keyPatch(),
                            patch.pitch(),
                            patch.pixels(),
                            space.slot(band, r, c));
                }
            }
        }

        private void sums(float[] q, float[] k, int row, int pixels, int slot) {
            int d = weights.headWidth();
            for (int head = 0; head < weights.heads(); head++) {
                int at = head * d * row;
                kernels.gram()
                        .products(q, at, k, at, row, d, pixels, space.sums(), slot + head * d * d, scratch.lanes());
            }
            int squares = slot + space.squares();
            int width = weights.width();
            kernels.gram().squares(q, 0, row, width, pixels, space.sums(), squares, scratch.lanes());
            kernels.gram().squares(k, 0, row, width, pixels, space.sums(), squares + width, scratch.lanes());
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

    private void secondPass(Share strips, Scratch scratch) {
        int width = weights.width();
        Arrays.fill(scratch.attended(), width * Strip.PIXELS, (width + 1) * Strip.PIXELS, 1);
        Cells cells = space.cells();
        for (int strip = strips.from(); strip < strips.to(); strip++) {
            int y = strip / x.strips();
            int s = strip % x.strips();
            int rowCells = cells.rows().cellAt(y) * cells.columns().cells();
            int left = s * Strip.PIXELS;
            int lastPixel = Math.min(left + Strip.PIXELS, x.width()) - 1;
            int cell = cells.columns().cellAt(left);
            int lastCell = cells.columns().cellAt(lastPixel);
            attend(strip, rowCells + cell, scratch.attended());
            while (cell < lastCell) {
                cell++;
                attend(strip, rowCells + cell, scratch.attendedBeside());
                int from = cells.columns().edge(cell) - left;
                for (int c = 0; c < width; c++) {
                    int at = c * Strip.PIXELS + from;
                    System.arraycopy(scratch.attendedBeside(), at, scratch.attended(), at, Strip.PIXELS - from);
                }
            }
            Matrices.add(
                    kernels, weights.projection(), scratch.attended(), 0, headTaps, x.values(), x.at(y, s), scratch);
        }
    }

    /** Att(Q, K, V) ⊙ gate of a strip, with the scores of one cell. */
    private void attend(int strip, int cell, float[] attended) {
        int width = weights.width();
        int d = weights.headWidth();
        int at = strip * width * Strip.PIXELS;
        boolean gated = weights.gateKind() != GateKind.NONE;
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
                                headTaps,
                                d,
                                gated ? g : ones,
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
