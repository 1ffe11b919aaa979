package dsgformer.image;

import java.util.Arrays;

/**
 * Decodes a VP8 key frame, the image of lossy WebP, as RFC 6386 has it: a row of macroblocks is predicted, its residuals are added, its edges
 * smoothed, and what no later edge touches becomes samples. Beside them two rows of macroblocks are held.
 */
final class Vp8Decoder {

    /** Below this row of a macroblock, smoothing of the next row's edges and its chroma are awaited. */
    private static final int SETTLED = 8;

    private final PhotoSource source;
    private final Size size;
    private final int columns;
    private final int rows;
    private final Vp8Header header;
    private final Vp8Modes modes;
    private final Vp8Residuals residuals;
    private final Vp8Window window;
    private final Vp8Block luma;
    private final Vp8Block blue;
    private final Vp8Block red;
    private final Vp8SubPrediction subPrediction;
    private final int[] coefficients = new int[Vp8Residuals.COUNT];
    private final Vp8Smoothing[] smoothing;
    private final boolean[] smoothInside;

    /** @throws UnreadablePhotoException if the frame's header is damaged */
    Vp8Decoder(PhotoSource source, Size size, byte[] frame) {
        this.source = source;
        this.size = size;
        columns = (size.width() + Vp8Window.LUMA - 1) / Vp8Window.LUMA;
        rows = (size.height() + Vp8Window.LUMA - 1) / Vp8Window.LUMA;
        header = Vp8Header.read(source, frame);
        modes = new Vp8Modes(header, columns);
        residuals = new Vp8Residuals(header, columns);
        window = new Vp8Window(columns);
        luma = new Vp8Block(Vp8Window.LUMA, columns);
        blue = new Vp8Block(Vp8Window.CHROMA, columns);
        red = new Vp8Block(Vp8Window.CHROMA, columns);
        subPrediction = new Vp8SubPrediction(luma.pixels());
        smoothing = new Vp8Smoothing[columns];
        smoothInside = new boolean[columns];
    }

    /**
     * Sets red, green and blue of each pixel.
     *
     * @param channels from pixel to pixel
     * @throws UnreadablePhotoException if the frame ends early
     */
    void decode(byte[] samples, int channels) {
        for (int row = 0; row < rows; row++) {
            Vp8Bits tokens = header.partitions().get(row % header.partitions().size());
            reconstruct(row, tokens);
            if (tokens.exhausted() || header.modes().exhausted()) {
                throw source.unreadable(
                        "it is damaged: its image ends in row " + row * Vp8Window.LUMA + " of " + size.height());
            }
            smooth(row);
            convert(row, samples, channels);
            window.advance();
        }
    }

    private void reconstruct(int row, Vp8Bits tokens) {
        modes.beginRow();
        residuals.beginRow();
        luma.beginRow(row);
        blue.beginRow(row);
        red.beginRow(row);
        for (int column = 0; column < columns; column++) {
            Vp8Macroblock block = modes.read(column);
            boolean coded = false;
            if (block.skipped()) {
                residuals.skip(block, column);
            } else {
                Vp8Quantizer quantizer = header.quantizers().get(block.segment());
                coded = residuals.read(tokens, block, quantizer, column, coefficients);
            }
            luma(block, row, column);
            chroma(blue, window.u(), Vp8Residuals.CHROMA, block.chroma(), row, column);
            chroma(red, window.v(), Vp8Residuals.CHROMA + 4, block.chroma(), row, column);
            if (!block.skipped()) {
                Arrays.fill(coefficients, 0);
            }
            int level =
                    header.segments().filter(block.segment(), header.smoothing().level());
            smoothing[column] = Vp8Smoothing.of(header.smoothing(), level, block.hasSubblocks());
            smoothInside[column] = coded || block.hasSubblocks();
        }
    }

    private void luma(Vp8Macroblock block, int row, int column) {
        luma.enter(row, column);
        if (!block.hasSubblocks()) {
            luma.predict(block.luma(), row, column);
        }
        for (int i = 0; i < 16; i++) {
            int at = Vp8Block.at(i % 4 * 4, i / 4 * 4);
            if (block.hasSubblocks()) {
                subPrediction.predict(block.subModes().get(i), at);
            }
            addResidual(i, luma, at);
        }
        luma.leave(column, window.y(), window.luma(column), window.lumaStride());
    }

    private void chroma(Vp8Block plane, byte[] target, int firstBlock, Vp8Mode mode, int row, int column) {
        plane.enter(row, column);
        plane.predict(mode, row, column);
        for (int i = 0; i < 4; i++) {
            addResidual(firstBlock + i, plane, Vp8Block.at(i % 2 * 4, i / 2 * 4));
        }
        plane.leave(column, target, window.chroma(column), window.chromaStride());
    }

    private void addResidual(int block, Vp8Block plane, int at) {
        int from = block * Vp8Residuals.BLOCK;
        for (int i = from; i < from + Vp8Residuals.BLOCK; i++) {
            if (coefficients[i] != 0) {
                Vp8Transform.add(coefficients, from, plane.pixels(), at, Vp8Block.STRIDE);
                return;
            }
        }
    }

    /** Macroblock after macroblock: its left edge, its inner upright ones, its upper edge, its inner level ones. */
    private void smooth(int row) {
        for (int column = 0; column < columns; column++) {
            if (smoothing[column].limit() == 0) {
                continue;
            }
            smooth(window.y(), window.luma(column), window.lumaStride(), Vp8Window.LUMA, row, column);
            if (!header.smoothing().simple()) {
                smooth(window.u(), window.chroma(column), window.chromaStride(), Vp8Window.CHROMA, row, column);
                smooth(window.v(), window.chroma(column), window.chromaStride(), Vp8Window.CHROMA, row, column);
            }
        }
    }

    private void smooth(byte[] plane, int at, int stride, int side, int row, int column) {
        edges(new Vp8EdgeFilter(plane, 1, stride), at, 1, side, column > 0, column);
        edges(new Vp8EdgeFilter(plane, stride, 1), at, stride, side, row > 0, column);
    }

    private void edges(Vp8EdgeFilter filter, int at, int across, int side, boolean hasNeighbour, int column) {
        Vp8Smoothing how = smoothing[column];
        boolean simple = header.smoothing().simple();
        if (hasNeighbour) {
            if (simple) {
                filter.simple(at, side, how.limitBetweenMacroblocks());
            } else {
                filter.betweenMacroblocks(at, side, how);
            }
        }
        for (int inner = 4; smoothInside[column] && inner < side; inner += 4) {
            if (simple) {
                filter.simple(at + inner * across, side, how.limit());
            } else {
                filter.inside(at + inner * across, side, how);
            }
        }
    }

    private void convert(int row, byte[] samples, int channels) {
        int top = Vp8Window.LUMA * (row - 1); // of the window
        int from = Math.max(0, top + SETTLED);
        int to = row == rows - 1 ? size.height() : top + Vp8Window.LUMA + SETTLED;
        int lastChroma = (size.height() - 1) / 2;
        for (int y = from; y < to; y++) {
            int near = y / 2;
            int far = Math.max(0, Math.min(lastChroma, y % 2 == 0 ? near - 1 : near + 1));
            Vp8Colors.convert(
                    window,
                    (y - top) * window.lumaStride(),
                    (near - top / 2) * window.chromaStride(),
                    (far - top / 2) * window.chromaStride(),
                    size.width(),
                    samples,
                    Math.multiplyExact(y, size.width()) * channels,
                    channels);
        }
    }
}
