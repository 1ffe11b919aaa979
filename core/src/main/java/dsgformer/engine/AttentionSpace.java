package dsgformer.engine;

import dsgformer.engine.kernel.Depthwise;
import dsgformer.engine.kernel.PackedMatrix;
import dsgformer.engine.kernel.Panel;
import java.util.Arrays;

/**
 * The buffers in which blocks of one width on one level compute attention: partial sums, and the scores made of them.
 * Each band of eight rows has its own sums, one set for each cell that it touches, so the order of additions does not
 * depend on how threads share the work.
 */
final class AttentionSpace {

    private final AttentionWindows windows;
    private final int height;
    private final int width;
    private final int heads;
    private final int[] firstSlot;
    private final float[] sums;
    private final float[] windowScores;
    private final float[] cellScores;

    AttentionSpace(ArrayAllocator arrays, AttentionWindows windows, int height, int channels, int heads) {
        this.windows = windows;
        this.height = height;
        this.width = channels;
        this.heads = heads;
        int bands = bands(height);
        this.firstSlot = new int[bands + 1];
        for (int b = 0; b < bands; b++) {
            firstSlot[b + 1] = firstSlot[b]
                    + (lastRowCell(b) - firstRowCell(b) + 1) * windows.columns().cells();
        }
        this.sums = arrays.floats((long) firstSlot[bands] * slotSize());
        int d = channels / heads;
        this.windowScores = arrays.floats(windows.isWhole() ? 0 : (long) windows.count() * channels * d);
        this.cellScores = arrays.floats((long) windows.cells() * heads * headSize());
    }

    static int bands(int height) {
        return (height + Depthwise.ROWS - 1) / Depthwise.ROWS;
    }

    AttentionWindows windows() {
        return windows;
    }

    int headWidth() {
        return width / heads;
    }

    int firstRowCell(int band) {
        return windows.rows().cellAt(band * Depthwise.ROWS);
    }

    int lastRowCell(int band) {
        return windows.rows().cellAt(Math.min((band + 1) * Depthwise.ROWS, height) - 1);
    }

    float[] sums() {
        return sums;
    }

    /** Where the sums of a band's part of a cell begin: Q·K of head after head, then the squares of Q and of K. */
    int slot(int band, int rowCell, int columnCell) {
        int within = (rowCell - firstRowCell(band)) * windows.columns().cells() + columnCell;
        return (firstSlot[band] + within) * slotSize();
    }

    /** Where, in a slot, the squares of Q begin; those of K stand {@code width} values behind. */
    int squares() {
        return width * headWidth();
    }

    /** The packed scores of all heads and cells. */
    float[] cellScores() {
        return cellScores;
    }

    /** Where the scores of a head in a cell begin, packed as {@link PackedMatrix}. */
    int scoresAt(int cell, int head) {
        return (cell * heads + head) * headSize();
    }

    /**
     * Rows {@code range} of the scores of all windows and cells: similarity of unit-length rows times the head's
     * temperature, DTSAS, and the mean over the windows that cover a cell.
     */
    void score(WorkRange range, BlockWeights weights, ScoreScratch scratch) {
        for (int row = range.from(); row < range.to(); row++) {
            for (int window = 0; window < windows.count(); window++) {
                scoreRow(row, window, weights, scratch);
                if (windows.isWhole()) {
                    store(row, 0, scratch.scores());
                } else {
                    keep(row, window, scratch.scores());
                }
            }
            if (!windows.isWhole()) {
                averageOverWindows(row, scratch);
            }
        }
    }

    private void scoreRow(int row, int window, BlockWeights weights, ScoreScratch scratch) {
        int d = headWidth();
        int head = row / d;
        scratch.clear();
        int rowWindow = window / windows.columns().windows();
        int columnWindow = window % windows.columns().windows();
        for (int band = 0; band < firstSlot.length - 1; band++) {
            for (int r = firstRowCell(band); r <= lastRowCell(band); r++) {
                for (int c = 0;
                        windows.rows().covers(rowWindow, r)
                                && c < windows.columns().cells();
                        c++) {
                    if (windows.columns().covers(columnWindow, c)) {
                        scratch.add(sums, slot(band, r, c), row, head, width, d);
                    }
                }
            }
        }
        scratch.similarities(d, weights.temperature()[head]);
        weights.scores().row(scratch.similarity(), d, scratch.sorted(), scratch.scores());
    }

    private void keep(int row, int window, double[] scores) {
        int d = headWidth();
        for (int j = 0; j < d; j++) {
            windowScores[(window * width + row) * d + j] = (float) scores[j];
        }
    }

    private void averageOverWindows(int row, ScoreScratch scratch) {
        int d = headWidth();
        for (int cell = 0; cell < windows.cells(); cell++) {
            int rowCell = cell / windows.columns().cells();
            int columnCell = cell % windows.columns().cells();
            double[] mean = scratch.scores();
            Arrays.fill(mean, 0, d, 0);
            int covering = 0;
            for (int window = 0; window < windows.count(); window++) {
                if (windows.rows().covers(window / windows.columns().windows(), rowCell)
                        && windows.columns().covers(window % windows.columns().windows(), columnCell)) {
                    covering++;
                    for (int j = 0; j < d; j++) {
                        mean[j] += windowScores[(window * width + row) * d + j];
                    }
                }
            }
            for (int j = 0; j < d; j++) {
                mean[j] /= covering;
            }
            store(row, cell, mean);
        }
    }

    private void store(int row, int cell, double[] scores) {
        int d = headWidth();
        int at = scoresAt(cell, row / d);
        for (int j = 0; j < d; j++) {
            cellScores[at + PackedMatrix.index(row % d, j, d)] = (float) scores[j];
        }
    }

    private int headSize() {
        int d = headWidth();
        return PackedMatrix.panels(d) * d * Panel.ROWS;
    }

    private int slotSize() {
        return width * headWidth() + 2 * width;
    }
}
