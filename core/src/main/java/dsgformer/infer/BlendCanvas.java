package dsgformer.infer;

import dsgformer.picture.Planes;
import java.util.Arrays;
import java.util.List;

/**
 * Blends restored tiles into a picture. Where tiles overlap, their weights rise and fall as sin² over the overlap, and
 * are scaled to sum to 1 at every pixel: what all tiles agree on is unchanged, whatever their layout. Weights are
 * products of one along the columns and one along the rows.
 *
 * <p>Tiles come row by row, so the canvas buffers no more than one tile's height; rows that no later tile touches go to
 * the sink at once. Not thread-safe.
 */
final class BlendCanvas {

    private final TileGrid grid;
    private final RowSink sink;
    private final float[][] columnWeights;
    private final float[][] rowWeights;

    /** The buffered rows of the picture, from the first row of the current tiles on. */
    private final Planes open;

    private int added;

    private BlendCanvas(TileGrid grid, int channels, RowSink sink) {
        this.grid = grid;
        this.sink = sink;
        this.columnWeights =
                weights(grid.columns(), grid.tile().width(), grid.picture().width());
        this.rowWeights =
                weights(grid.rows(), grid.tile().height(), grid.picture().height());
        this.open = Planes.of(channels, grid.tile().height(), grid.picture().width());
    }

    /** An empty canvas for the tiles of {@code grid}, handing finished rows to {@code sink}. */
    static BlendCanvas of(TileGrid grid, int channels, RowSink sink) {
        return new BlendCanvas(grid, channels, sink);
    }

    /**
     * Adds the restored {@code tile}.
     *
     * @throws IllegalArgumentException if it is not the grid's next tile, or {@code restored} has another shape
     */
    void add(Tile tile, Planes restored) {
        int column = added % grid.columns().size();
        int row = added / grid.columns().size();
        if (row >= grid.rows().size()
                || tile.x() != grid.columns().get(column)
                || tile.y() != grid.rows().get(row)
                || restored.channels() != open.channels()
                || !restored.size().equals(grid.tile())) {
            throw new IllegalArgumentException("blending [" + open.channels() + "] planes of tiles of " + grid.tile()
                    + " pixels, tile " + (added + 1) + " of them; got " + restored + " for " + tile);
        }
        float[] across = columnWeights[column];
        for (int c = 0; c < restored.channels(); c++) {
            for (int y = 0; y < restored.height(); y++) {
                float down = rowWeights[row][y];
                int from = restored.index(c, y, 0);
                int to = open.index(c, y, tile.x());
                for (int x = 0; x < restored.width(); x++) {
                    open.values()[to + x] += down * across[x] * restored.values()[from + x];
                }
            }
        }
        added++;
        if (column == grid.columns().size() - 1) {
            close(row);
        }
    }

    /** Sends the rows above the next tiles to the sink, and moves up those that they share with these. */
    private void close(int row) {
        int first = grid.rows().get(row);
        boolean last = row == grid.rows().size() - 1;
        int done = last ? open.height() : grid.rows().get(row + 1) - first;
        for (int y = 0; y < done; y++) {
            sink.row(first + y, open, y);
        }
        int kept = open.height() - done;
        for (int c = 0; c < open.channels(); c++) {
            int top = open.index(c, 0, 0);
            System.arraycopy(open.values(), open.index(c, done, 0), open.values(), top, kept * open.width());
            Arrays.fill(open.values(), open.index(c, kept, 0), top + open.height() * open.width(), 0);
        }
    }

    /** For each origin along one axis, the weight of each of its tile's {@code side} pixels. */
    static float[][] weights(List<Integer> origins, int side, int length) {
        double[][] ramps = new double[origins.size()][side];
        double[] total = new double[length];
        for (int i = 0; i < ramps.length; i++) {
            int origin = origins.get(i);
            int sharedBefore = i == 0 ? 0 : origins.get(i - 1) + side - origin;
            int sharedAfter = i == ramps.length - 1 ? 0 : origin + side - origins.get(i + 1);
            for (int x = 0; x < side; x++) {
                ramps[i][x] = Math.min(rise(x, sharedBefore), rise(side - 1 - x, sharedAfter));
                total[origin + x] += ramps[i][x];
            }
        }
        float[][] weights = new float[origins.size()][side];
        for (int i = 0; i < ramps.length; i++) {
            for (int x = 0; x < side; x++) {
                weights[i][x] = (float) (ramps[i][x] / total[origins.get(i) + x]);
            }
        }
        return weights;
    }

    private static double rise(int pixel, int shared) {
        return pixel >= shared ? 1 : Math.pow(Math.sin(Math.PI / 2 * (pixel + 0.5) / shared), 2);
    }
}
