package dsgformer.engine;

import dsgformer.engine.kernel.Depthwise;
import dsgformer.engine.kernel.Gating;
import dsgformer.engine.kernel.Gram;
import dsgformer.engine.kernel.Panel;
import dsgformer.engine.kernel.Strip;

/**
 * The scratch memory of one thread, large enough for every block of a network on pictures of one size; nothing in it
 * outlives a call.
 */
final class Scratch {

    /** Rows of the projection that a band of the depthwise convolution reads. */
    static final int PROJECTED_ROWS = Depthwise.ROWS + 2;

    /** Zeros, in front of a row of the projection. */
    static final int MARGIN = Strip.PIXELS / 2;

    private final float[] deviations;
    private final float[] projected;
    private final float[] kept;
    private final float[] queries;
    private final float[] keys;
    private final float[] queryPatch;
    private final float[] keyPatch;
    private final float[] gates;
    private final float[] attended;
    private final float[] attendedBeside;
    private final float[] lanes = new float[Gram.LANES];
    private final ScoreScratch scores;

    private final float[] piece;
    private final float[] products;
    private final float[] convolved;

    private Scratch(ArrayAllocator arrays, Needs needs) {
        this.deviations = arrays.floats((long) Depthwise.ROWS * needs.stripPixels);
        this.projected = arrays.floats((long) Panel.ROWS * PROJECTED_ROWS * projectedPitch(needs.stripPixels));
        this.kept = arrays.floats(needs.kept);
        this.queries = arrays.floats(needs.band);
        this.keys = arrays.floats(needs.band);
        this.queryPatch = arrays.floats(needs.patch);
        this.keyPatch = arrays.floats(needs.patch);
        this.gates = arrays.floats(Gating.VALUES);
        this.attended = arrays.floats((long) (needs.channels + Panel.ROWS) * Strip.PIXELS);
        this.attendedBeside = arrays.floats((long) (needs.channels + Panel.ROWS) * Strip.PIXELS);
        this.scores = new ScoreScratch(needs.headWidth);
        this.piece = arrays.floats(needs.piece);
        this.products = arrays.floats(needs.products);
        this.convolved = arrays.floats(needs.convolved);
    }

    /** How much the blocks and convolutions of a network need, gathered one by one. */
    static final class Needs {

        private int stripPixels;
        private long kept;
        private long band;
        private long patch;
        private int channels;
        private int headWidth = 1;
        private long piece;
        private long products;
        private long convolved;

        /** A block of these weights on maps of {@code width} pixels a row. */
        void include(BlockWeights weights, int width, AttentionWindows windows) {
            int pixels = Strip.covering(width) * Strip.PIXELS;
            long rows = (long) weights.pointwise().panels() * Panel.ROWS;
            stripPixels = Math.max(stripPixels, pixels);
            kept = Math.max(kept, rows * 2 * projectedPitch(pixels));
            band = Math.max(band, (long) weights.width() * bandPitch(pixels));
            patch = windows.isWhole() ? patch : Math.max(patch, band);
            channels = Math.max(channels, weights.width());
            headWidth = Math.max(headWidth, weights.headWidth());
        }

        void include(Convolution convolution) {
            piece = Math.max(piece, convolution.pieceValues());
            products = Math.max(products, convolution.productValues());
            convolved = Math.max(convolved, convolution.convolvedValues());
        }

        Scratch allocate(ArrayAllocator arrays) {
            return new Scratch(arrays, this);
        }
    }

    /**
     * From one row of the projection to the next one: a margin before and, at least, behind it, and an odd number of
     * cache lines, so that rows do not map to the same cache set.
     */
    static int projectedPitch(int stripPixels) {
        return stripPixels + 3 * MARGIN;
    }

    /**
     * From one channel of Q or K in a band to the next one; not a power of two, so that channels do not map to the same
     * cache set.
     */
    static int bandPitch(int stripPixels) {
        return Depthwise.ROWS * stripPixels + Strip.PIXELS / 2;
    }

    /** 1/σ of the rows of a band. */
    float[] deviations() {
        return deviations;
    }

    /** Ten rows of eight channels of the projection, margins at both ends of each row. */
    float[] projected() {
        return projected;
    }

    /** The last two rows of the projection so far, of every channel. */
    float[] kept() {
        return kept;
    }

    float[] queries() {
        return queries;
    }

    float[] keys() {
        return keys;
    }

    float[] queryPatch() {
        return queryPatch;
    }

    float[] keyPatch() {
        return keyPatch;
    }

    /** One channel of U in a strip. */
    float[] gates() {
        return gates;
    }

    /** Att(Q, K, V) ⊙ gate of one strip, and behind it a row of ones where a projection has a bias. */
    float[] attended() {
        return attended;
    }

    /** The same, for a strip that lies in several cells. */
    float[] attendedBeside() {
        return attendedBeside;
    }

    float[] lanes() {
        return lanes;
    }

    ScoreScratch scores() {
        return scores;
    }

    /** A piece of a convolution's input, with its surroundings, and transformed. */
    float[] piece() {
        return piece;
    }

    /** Eight channels of a convolution's products. */
    float[] products() {
        return products;
    }

    /** Eight channels of what a convolution makes of a piece. */
    float[] convolved() {
        return convolved;
    }
}
