package dsgformer.engine;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The pixels over which attention takes its statistics on one level: all of them, or windows. Windows have one size,
 * cover the level evenly and overlap; where they overlap, their results are averaged. The borders of all windows divide
 * the level into cells. Since scores multiply V linearly, a cell needs one matrix: the mean of the scores of the windows
 * that cover it. A window's statistics are the sums of its cells' statistics.
 */
final class AttentionWindows {

    private final Axis rows;
    private final Axis columns;

    private AttentionWindows(Axis rows, Axis columns) {
        this.rows = rows;
        this.columns = columns;
    }

    /** One window over all. */
    static AttentionWindows whole(int height, int width) {
        return new AttentionWindows(Axis.of(height, height), Axis.of(width, width));
    }

    /** Windows of {@code side} pixels, less where the level is smaller. */
    static AttentionWindows local(int height, int width, int side) {
        return new AttentionWindows(Axis.of(height, side), Axis.of(width, side));
    }

    Axis rows() {
        return rows;
    }

    Axis columns() {
        return columns;
    }

    /** How many windows there are. */
    int count() {
        return rows.windows() * columns.windows();
    }

    int cells() {
        return rows.cells() * columns.cells();
    }

    boolean isWhole() {
        return cells() == 1;
    }

    /** One direction: windows [begins, begins + side) and the edges of the cells between their borders. */
    static final class Axis {

        private final int[] begins;
        private final int side;
        private final int[] edges;

        private Axis(int[] begins, int side, int[] edges) {
            this.begins = begins;
            this.side = side;
            this.edges = edges;
        }

        /**
         * n = ⌈length / side⌉ windows, evenly spaced by ⌈(length − side) / (n − 1)⌉, the last one flush with the end.
         */
        static Axis of(int length, int side) {
            int window = Math.min(side, length);
            int count = (length + window - 1) / window;
            int[] begins = new int[count];
            for (int i = 1; i < count; i++) {
                int step = (length - window + count - 2) / (count - 1);
                begins[i] = Math.min(i * step, length - window);
            }
            int[] edges = IntStream.concat(
                            Arrays.stream(begins), Arrays.stream(begins).map(b -> b + window))
                    .sorted()
                    .distinct()
                    .toArray();
            return new Axis(begins, window, edges);
        }

        int cells() {
            return edges.length - 1;
        }

        int windows() {
            return begins.length;
        }

        /** Where cell {@code index} begins, or, for the number of cells, where the last one ends. */
        int edge(int index) {
            return edges[index];
        }

        /** The cell of a pixel. */
        int cellAt(int pixel) {
            int found = Arrays.binarySearch(edges, pixel);
            return found >= 0 ? found : -found - 2;
        }

        boolean covers(int window, int cell) {
            return begins[window] <= edges[cell] && edges[cell] < begins[window] + side;
        }
    }
}
