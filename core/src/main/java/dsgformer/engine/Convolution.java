package dsgformer.engine;

import dsgformer.engine.kernel.Kernels;
import dsgformer.engine.kernel.PackedMatrix;
import dsgformer.engine.kernel.Panel;
import dsgformer.engine.kernel.Strip;
import java.util.Arrays;

/**
 * A 3 × 3 convolution with zeros around the image, from a map to wherever {@link Target} puts its rows: head, tail, and the changes of
 * size between levels, whose rearrangement of pixels is the target's. It goes over the map two rows at a time, in pieces of a row
 * that a processor's second cache holds with all their channels; of each piece the rows above and below are copied beside
 * it, and what is left is a product of a matrix with strips.
 */
final class Convolution implements Step {

    /** Rows that come out at once: those that PixelUnshuffle makes one of. */
    static final int ROWS = 2;

    private static final int READ_ROWS = ROWS + 2;

    /** So many values of a piece fit into the cache beside the weights. */
    private static final int PIECE_VALUES = 96 * 1024;

    private static final int MARGIN = Strip.PIXELS / 2;

    private final ConvolutionWeights weights;
    private final Kernels kernels;
    private final FeatureMap from;
    private final Target to;
    private final int pieceStrips;
    private final int pitch;
    private final int[] taps;
    private final float[] ones = new float[Strip.PIXELS];

    /** Where the rows of a convolution go. */
    interface Target {

        /**
         * Takes eight channels of a piece of two rows.
         *
         * @param first the first channel; those behind the last one are to be ignored
         * @param y the upper row, even
         * @param strip the piece's first strip
         * @param strips how many it has
         * @param values channel c's row r begins at {@code (c · 2 + r) · strips · 32}
         */
        void take(int first, int y, int strip, int strips, float[] values);
    }

    Convolution(ConvolutionWeights weights, Kernels kernels, FeatureMap from, Target to) {
        this.weights = weights;
        this.kernels = kernels;
        this.from = from;
        this.to = to;
        int fitting = Math.max(1, PIECE_VALUES / (weights.in() * READ_ROWS * Strip.PIXELS) - 1);
        int pieces = (from.strips() + fitting - 1) / fitting;
        this.pieceStrips = (from.strips() + pieces - 1) / pieces;
        this.pitch = (pieceStrips + 1) * Strip.PIXELS;
        this.taps = taps();
        Arrays.fill(ones, 1);
    }

    private int[] taps() {
        int in = weights.in();
        int[] taps = new int[in * 9 + 1];
        for (int c = 0; c < in; c++) {
            for (int i = 0; i < 9; i++) {
                taps[c * 9 + i] = (c * READ_ROWS + i / 3) * pitch + i % 3 - 1;
            }
        }
        taps[in * 9] = in * READ_ROWS * pitch;
        return taps;
    }

    /** How many values {@link Scratch#piece} needs: the piece with its surroundings, and ones for a bias. */
    int pieceValues() {
        return (weights.in() + 1) * READ_ROWS * pitch;
    }

    /** How many values {@link Scratch#convolved} needs. */
    int convolvedValues() {
        return Panel.ROWS * ROWS * pieceStrips * Strip.PIXELS;
    }

    @Override
    public void run(Workers workers, Scratch[] scratch) {
        int pairs = (from.height() + ROWS - 1) / ROWS;
        workers.run(i -> {
            Piece piece = new Piece(scratch[i]);
            Share share = Share.of(pairs, i, workers.count());
            for (int pair = share.from(); pair < share.to(); pair++) {
                for (int strip = 0; strip < from.strips(); strip += pieceStrips) {
                    piece.convolve(pair * ROWS, strip, Math.min(pieceStrips, from.strips() - strip));
                }
            }
        });
    }

    /** The work of one thread. */
    private final class Piece {

        private final float[] input;
        private final float[] output;

        Piece(Scratch scratch) {
            this.input = scratch.piece();
            this.output = scratch.convolved();
            int onesAt = weights.in() * READ_ROWS * pitch;
            Arrays.fill(input, onesAt, onesAt + READ_ROWS * pitch, 1);
        }

        void convolve(int y, int strip, int strips) {
            gather(y, strip, strips);
            PackedMatrix matrix = weights.matrix();
            int rowValues = strips * Strip.PIXELS;
            for (int panel = 0; panel < matrix.panels(); panel++) {
                for (int r = 0; r < ROWS; r++) {
                    for (int s = 0; s < strips; s++) {
                        int pixels = s * Strip.PIXELS;
                        kernels.panel()
                                .times(
                                        matrix.values(),
                                        matrix.panel(panel),
                                        input,
                                        r * pitch + MARGIN + pixels,
                                        taps,
                                        matrix.depth(),
                                        ones,
                                        0,
                                        0,
                                        output,
                                        r * rowValues + pixels,
                                        ROWS * rowValues);
                    }
                }
                to.take(panel * Panel.ROWS, y, strip, strips, output);
            }
        }

        /** Copies the piece, a row above and below it and a pixel to its left and right, channel after channel. */
        private void gather(int y, int strip, int strips) {
            for (int r = 0; r < READ_ROWS; r++) {
                int source = y - 1 + r;
                if (source < 0 || source >= from.height()) {
                    for (int c = 0; c < weights.in(); c++) {
                        int at = (c * READ_ROWS + r) * pitch;
                        Arrays.fill(input, at, at + pitch, 0);
                    }
                } else {
                    gatherRow(source, r, strip, strips);
                }
            }
        }

        private void gatherRow(int y, int r, int strip, int strips) {
            for (int s = 0; s < strips; s++) {
                int at = from.at(y, strip + s);
                for (int c = 0; c < weights.in(); c++) {
                    int into = (c * READ_ROWS + r) * pitch + MARGIN + s * Strip.PIXELS;
                    System.arraycopy(from.values(), at + c * Strip.PIXELS, input, into, Strip.PIXELS);
                }
            }
            boolean begins = strip == 0;
            boolean ends = strip + strips == from.strips();
            int left = begins ? 0 : from.at(y, strip - 1) + Strip.PIXELS - 1;
            int right = ends ? 0 : from.at(y, strip + strips);
            int valid = Math.min(from.width() - strip * Strip.PIXELS, strips * Strip.PIXELS);
            for (int c = 0; c < weights.in(); c++) {
                int row = (c * READ_ROWS + r) * pitch + MARGIN;
                int channel = c * Strip.PIXELS;
                input[row - 1] = begins ? 0 : from.values()[left + channel];
                if (ends) {
                    Arrays.fill(input, row + valid, row + strips * Strip.PIXELS + 1, 0);
                } else {
                    input[row + strips * Strip.PIXELS] = from.values()[right + channel];
                }
            }
        }
    }
}
