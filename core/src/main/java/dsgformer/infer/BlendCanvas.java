package dsgformer.infer;

import dsgformer.image.Planes;
import java.util.List;

/**
 * Where restored tiles become a picture again. Where tiles overlap, their weights rise and fall as sin² over the overlap,
 * and are scaled to sum to 1 at every pixel: what all tiles agree on comes back as it is, whatever their layout.
 * Weights are products of one along the columns and one along the rows. Not thread-safe.
 */
final class BlendCanvas {

    private final TileGrid grid;
    private final float[][] columnWeights;
    private final float[][] rowWeights;
    private final Planes sum;

    private BlendCanvas(TileGrid grid, int channels) {
        this.grid = grid;
        this.columnWeights =
                weights(grid.columns(), grid.tile().width(), grid.picture().width());
        this.rowWeights =
                weights(grid.rows(), grid.tile().height(), grid.picture().height());
        this.sum = Planes.of(channels, grid.picture().height(), grid.picture().width());
    }

    /** An empty canvas for the tiles of {@code grid}. */
    static BlendCanvas of(TileGrid grid, int channels) {
        return new BlendCanvas(grid, channels);
    }

    /**
     * Adds what became of {@code tile}.
     *
     * @throws IllegalArgumentException if the tile is none of the grid's, or {@code restored} has another shape
     */
    void add(Tile tile, Planes restored) {
        int column = grid.columns().indexOf(tile.x());
        int row = grid.rows().indexOf(tile.y());
        if (column < 0
                || row < 0
                || restored.channels() != sum.channels()
                || !restored.size().equals(grid.tile())) {
            throw new IllegalArgumentException("blending [" + sum.channels() + "] planes of tiles of " + grid.tile()
                    + " pixels, got " + restored + " for " + tile);
        }
        float[] across = columnWeights[column];
        for (int c = 0; c < restored.channels(); c++) {
            for (int y = 0; y < restored.height(); y++) {
                float down = rowWeights[row][y];
                int from = restored.index(c, y, 0);
                int to = sum.index(c, tile.y() + y, tile.x());
                for (int x = 0; x < restored.width(); x++) {
                    sum.values()[to + x] += down * across[x] * restored.values()[from + x];
                }
            }
        }
    }

    /** The picture, once every tile was added. */
    Planes blend() {
        return sum;
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
