package dsgformer.engine;

import dsgformer.engine.kernel.Kernels;
import dsgformer.engine.kernel.PackedMatrix;
import dsgformer.engine.kernel.Panel;
import dsgformer.engine.kernel.Strip;
import dsgformer.engine.kernel.Winograd;
import java.util.Arrays;

/**
 * A 3 × 3 convolution with zeros around the image, from a map to a {@link Target}: head, tail, and the changes of size
 * between levels, whose rearrangement of pixels is the target's. It goes over the map two rows at a time, in pieces of
 * a row that fit into the L2 cache with all their channels. Each piece is taken apart into even and odd columns, with a
 * row above and below and a column to its left and right, and becomes tiles of 2 × 2 results by {@link Winograd}.
 */
final class Convolution {

    /** Rows that come out at once: the height of a tile, and those that PixelUnshuffle makes one of. */
    static final int ROWS = 2;

    /** Pixels of a row that become as many tiles as a strip has pixels. */
    static final int UNIT_STRIPS = 2;

    private static final int READ_ROWS = ROWS + 2;

    /** The transformed values of a piece that fit into the L2 cache beside the weights. */
    private static final int PIECE_VALUES = 112 * 1024;

    private static final int TILES = Strip.PIXELS;

    private final ConvolutionWeights weights;
    private final Kernels kernels;
    private final FeatureMap from;
    private final int units;
    private final int pieceUnits;
    private final int half;
    private final int row;
    private final int[] taps;
    private final float[] ones = new float[Strip.PIXELS];

    /** Receives the rows of a convolution. */
    interface Target {

        /**
         * Takes eight channels of two rows of a piece.
         *
         * @param first the first channel; those behind the last one are to be ignored
         * @param y the upper row, even
         * @param strip the piece's first strip, even
         * @param tiles half of the piece's columns; those behind the image's last one are to be ignored
         * @param values the even columns of channel c's row r from {@code (4c + 2r) · tiles} on, then as many odd ones
         */
        void take(int first, int y, int strip, int tiles, float[] values);
    }

    Convolution(ConvolutionWeights weights, Kernels kernels, FeatureMap from) {
        this.weights = weights;
        this.kernels = kernels;
        this.from = from;
        this.units = (from.strips() + UNIT_STRIPS - 1) / UNIT_STRIPS;
        int fitting = Math.max(1, PIECE_VALUES / (weights.in() * Winograd.POSITIONS * TILES));
        int pieces = (units + fitting - 1) / fitting;
        this.pieceUnits = (units + pieces - 1) / pieces;
        this.half = pieceUnits * TILES + Strip.PIXELS;
        this.row = 2 * half;
        this.taps = new int[weights.in()];
        Arrays.setAll(taps, c -> c * TILES);
        Arrays.fill(ones, 1);
    }

    /**
     * How many values {@link Scratch#piece} needs: a piece's four rows of one channel, and all its channels
     * transformed.
     */
    int pieceValues() {
        return READ_ROWS * row + pieceUnits * weights.in() * Winograd.POSITIONS * TILES;
    }

    /** How many values {@link Scratch#products} needs: eight channels at all positions. */
    int productValues() {
        return Panel.ROWS * Winograd.POSITIONS * pieceUnits * TILES;
    }

    /** How many values {@link Scratch#convolved} needs: eight channels of what becomes of them. */
    int convolvedValues() {
        return Panel.ROWS * 2 * ROWS * pieceUnits * TILES;
    }

    /** Convolves the map as it is now. */
    void run(Target to, Workers workers, Scratch[] scratch) {
        int pairs = (from.height() + ROWS - 1) / ROWS;
        workers.run(i -> {
            Piece piece = new Piece(to, scratch[i]);
            WorkRange range = WorkRange.of(pairs, i, workers.count());
            for (int pair = range.from(); pair < range.to(); pair++) {
                for (int unit = 0; unit < units; unit += pieceUnits) {
                    piece.convolve(pair * ROWS, unit, Math.min(pieceUnits, units - unit));
                }
            }
        });
    }

    /** The work of one thread. */
    private final class Piece {

        /** Of one row, the even columns begin here. */
        private static final int EVEN = 0;

        private final Target to;
        private final float[] input;
        private final float[] products;
        private final float[] output;
        private final int transformed = READ_ROWS * row;
        private final int odd = half + Strip.PIXELS / 2;

        Piece(Target to, Scratch scratch) {
            this.to = to;
            this.input = scratch.piece();
            this.products = scratch.products();
            this.output = scratch.convolved();
        }

        void convolve(int y, int unit, int count) {
            for (int c = 0; c < weights.in(); c++) {
                for (int r = 0; r < READ_ROWS; r++) {
                    gather(y - 1 + r, c, r * row, unit * UNIT_STRIPS, count * UNIT_STRIPS);
                }
                for (int u = 0; u < count; u++) {
                    int at = transformed + (u * Winograd.POSITIONS * weights.in() + c) * TILES;
                    int tile = u * TILES;
                    kernels.winograd().input(input, EVEN + tile, odd + tile, row, input, at, weights.in() * TILES);
                }
            }
            for (int panel = 0; panel < weights.panels(); panel++) {
                multiply(panel, count);
                for (int r = 0; r < Panel.ROWS; r++) {
                    float bias = weights.bias()[panel * Panel.ROWS + r];
                    for (int u = 0; u < count; u++) {
                        int tile = u * TILES;
                        int at = 2 * ROWS * r * count * TILES + tile;
                        kernels.winograd()
                                .output(
                                        products,
                                        (u * Panel.ROWS + r) * TILES,
                                        Panel.ROWS * pieceUnits * TILES,
                                        bias,
                                        output,
                                        at,
                                        count * TILES);
                    }
                }
                to.take(panel * Panel.ROWS, y, unit * UNIT_STRIPS, count * TILES, output);
            }
        }

        /** Eight channels of the products at all positions. */
        private void multiply(int panel, int count) {
            for (int p = 0; p < Winograd.POSITIONS; p++) {
                PackedMatrix matrix = weights.positions().get(p);
                for (int u = 0; u < count; u++) {
                    kernels.panel()
                            .times(
                                    matrix.values(),
                                    matrix.panel(panel),
                                    input,
                                    transformed + (u * Winograd.POSITIONS + p) * weights.in() * TILES,
                                    taps,
                                    weights.in(),
                                    ones,
                                    0,
                                    0,
                                    products,
                                    (p * pieceUnits + u) * Panel.ROWS * TILES,
                                    TILES);
                }
            }
        }

        /**
         * One channel of a piece of row y, even and odd columns apart, one more column before and behind; zeros beyond
         * the image.
         */
        private void gather(int y, int c, int at, int strip, int strips) {
            if (y < 0 || y >= from.height()) {
                Arrays.fill(input, at, at + row, 0);
                return;
            }
            int channel = c * Strip.PIXELS;
            int there = Math.min(strips, from.strips() - strip);
            for (int s = 0; s < there; s++) {
                int tile = s * Strip.PIXELS / 2;
                kernels.winograd()
                        .split(
                                from.values(),
                                from.at(y, strip + s) + channel,
                                input,
                                at + EVEN + tile,
                                at + odd + tile);
            }
            boolean ends = strip + strips >= from.strips();
            input[at + odd - 1] = strip == 0 ? 0 : from.values()[from.at(y, strip - 1) + channel + Strip.PIXELS - 1];
            if (ends) {
                int valid = (from.width() - strip * Strip.PIXELS) / 2;
                Arrays.fill(input, at + EVEN + valid, at + half, 0);
                Arrays.fill(input, at + odd + valid, at + odd + strips * Strip.PIXELS / 2, 0);
            } else {
                input[at + EVEN + strips * Strip.PIXELS / 2] = from.values()[from.at(y, strip + strips) + channel];
            }
        }
    }
}
