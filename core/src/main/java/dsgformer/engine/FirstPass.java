package dsgformer.engine;

import dsgformer.engine.kernel.Depthwise;
import dsgformer.engine.kernel.Gating;
import dsgformer.engine.kernel.Hartley;
import dsgformer.engine.kernel.Kernels;
import dsgformer.engine.kernel.Panel;
import dsgformer.engine.kernel.Strip;
import dsgformer.network.dsgformer.GateKind;
import java.util.Arrays;

/**
 * One thread's share of a {@link Block}'s first pass: down the rows in bands of eight, the height of the gate's blocks.
 * Of each band it makes Q, K, V and U eight channels at a time; of Q and K only their sums over the band stay, of U
 * only the gate, and V. Of the width 4c there are never more than eight channels of a band, and two rows of all.
 */
final class FirstPass {

    private static final int ROWS = Depthwise.ROWS;

    private final BlockWeights weights;
    private final Kernels kernels;
    private final FeatureMap x;
    private final PassBuffers shared;
    private final Scratch scratch;
    private final BandSums sums;
    private final int[] taps;
    private final int stripPixels;
    private final int pitch;
    private final int channelPitch;
    private final int bandPitch;
    private final int sharedStrip;
    private final int sharedRow;

    FirstPass(Block block, Scratch scratch) {
        this.weights = block.weights();
        this.kernels = block.kernels();
        this.x = block.x();
        this.shared = block.shared();
        this.scratch = scratch;
        this.sums = new BandSums(block, scratch);
        this.taps = x.taps();
        this.stripPixels = x.strips() * Strip.PIXELS;
        this.pitch = Scratch.projectedPitch(stripPixels);
        this.channelPitch = Scratch.PROJECTED_ROWS * pitch;
        this.bandPitch = Scratch.bandPitch(stripPixels);
        this.sharedStrip = weights.width() * Strip.PIXELS;
        this.sharedRow = x.strips() * sharedStrip;
    }

    void over(WorkRange bands) {
        if (bands.from() == bands.to()) {
            return;
        }
        Arrays.fill(scratch.projected(), 0);
        projectAhead(bands.from() * ROWS - 1);
        for (int band = bands.from(); band < bands.to(); band++) {
            project(band);
            sums.add(band);
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
     * Q, K, V and U of a band. A strip is convolved as soon as the one to its right is projected, while both are still
     * in the L1 cache.
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
                    // threads of adjacent shares both write the rows at their border: the same bits, each
                    // before it reads them
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

    /**
     * Zeros in row {@code into} of {@code projected}, for eight channels, if it stands for a row outside of the image.
     */
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

    /** W_d of a panel's eight channels of a strip, written to the buffers of Q, K and V or through the gate. */
    private void convolve(int panel, int s, int band) {
        int channels = weights.parts() * weights.width();
        int first = panel * Panel.ROWS;
        for (int i = 0; i < Panel.ROWS && first + i < channels; i++) {
            int channel = first + i;
            int c = channel % weights.width();
            int from = i * channelPitch + Scratch.MARGIN + s * Strip.PIXELS;
            int place = band * ROWS * sharedRow + s * sharedStrip + c * Strip.PIXELS;
            switch (channel / weights.width()) {
                case 0 -> convolveInto(channel, from, scratch.queries(), c, s);
                case 1 -> convolveInto(channel, from, scratch.keys(), c, s);
                case 2 -> convolve(channel, from, shared.v(), place, sharedRow);
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
            convolve(channel, from, shared.gate(), place, sharedRow);
            return;
        }
        Gating gating = weights.gateKind() == GateKind.DFGB ? kernels.dfgb() : kernels.gelu();
        convolve(channel, from, scratch.gates(), 0, Strip.PIXELS);
        gating.strip(scratch.gates(), 0, weights.gate(), c * Hartley.FACTORS, shared.gate(), place, sharedRow);
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
}
