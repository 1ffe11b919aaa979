package dsgformer.data.frames;

import dsgformer.picture.Planes;

/**
 * Where things go from one frame to the next, by simple means: each block of 16 × 16 pixels goes where it looks most alike within
 * 16 pixels, first on pictures of a quarter of the size, then finer; between the blocks' centers, displacements are
 * interpolated. It knows nothing of occlusion, nor of motion beyond its reach.
 */
final class BlockMotion {

    private static final int BLOCK = 16;
    private static final int COARSE = 4;
    private static final int REACH = 16;

    /** What a shift must gain per pixel of its length, in levels of 255: flat places stay where they are. */
    private static final double COST = 0.02;

    private final int columns;
    private final int rows;
    private final float[] dx;
    private final float[] dy;

    private BlockMotion(int columns, int rows) {
        this.columns = columns;
        this.rows = rows;
        this.dx = new float[columns * rows];
        this.dy = new float[columns * rows];
    }

    /** From {@code a} to {@code b}: a(x) ≈ b(x + flow(x)). */
    static BlockMotion between(Planes a, Planes b) {
        Planes fineA = grey(a, 1);
        Planes fineB = grey(b, 1);
        Planes coarseA = grey(a, COARSE);
        Planes coarseB = grey(b, COARSE);
        BlockMotion flow = new BlockMotion((a.width() + BLOCK - 1) / BLOCK, (a.height() + BLOCK - 1) / BLOCK);
        for (int row = 0; row < flow.rows; row++) {
            for (int column = 0; column < flow.columns; column++) {
                // a coarse block reaches into its neighbors: what is in the block alone may be too little to tell
                int[] coarse = best(coarseA, coarseB, column * 4 - 2, row * 4 - 2, 8, 0, 0, REACH / COARSE);
                int[] fine = best(
                        fineA,
                        fineB,
                        column * BLOCK,
                        row * BLOCK,
                        BLOCK,
                        coarse[0] * COARSE,
                        coarse[1] * COARSE,
                        COARSE);
                flow.dx[row * flow.columns + column] = fine[0];
                flow.dy[row * flow.columns + column] = fine[1];
            }
        }
        return flow;
    }

    /** The shift near (x0, y0) under which the block of a looks most like b. */
    private static int[] best(Planes a, Planes b, int left, int top, int side, int x0, int y0, int reach) {
        int[] best = {x0, y0};
        double least = Double.POSITIVE_INFINITY;
        for (int dy = y0 - reach; dy <= y0 + reach; dy++) {
            for (int dx = x0 - reach; dx <= x0 + reach; dx++) {
                double difference = difference(a, b, left, top, side, dx, dy) + COST * Math.hypot(dx, dy);
                if (difference < least) {
                    least = difference;
                    best = new int[] {dx, dy};
                }
            }
        }
        return best;
    }

    /** Mean absolute difference, in levels of 255, over what both show. */
    private static double difference(Planes a, Planes b, int left, int top, int side, int dx, int dy) {
        double sum = 0;
        int count = 0;
        for (int y = Math.max(top, Math.max(0, -dy)); y < Math.min(top + side, a.height() - Math.max(0, dy)); y++) {
            for (int x = Math.max(left, Math.max(0, -dx));
                    x < Math.min(left + side, a.width() - Math.max(0, dx));
                    x++) {
                sum += Math.abs(a.at(0, y, x) - b.at(0, y + dy, x + dx));
                count++;
            }
        }
        return count == 0 ? 1e9 : 255 * sum / count;
    }

    private static Planes grey(Planes of, int factor) {
        Planes out = Planes.of(1, Math.max(1, of.height() / factor), Math.max(1, of.width() / factor));
        for (int y = 0; y < out.height(); y++) {
            for (int x = 0; x < out.width(); x++) {
                float sum = 0;
                for (int i = 0; i < factor * factor; i++) {
                    int row = Math.min(of.height() - 1, y * factor + i / factor);
                    int column = Math.min(of.width() - 1, x * factor + i % factor);
                    sum += of.at(0, row, column) + 2 * of.at(1, row, column) + of.at(2, row, column);
                }
                out.values()[out.index(0, y, x)] = sum / (4 * factor * factor);
            }
        }
        return out;
    }

    /** The frame at time t of [0, 1] between a and b: (1 − t) · a(x − t·flow) + t · b(x + (1 − t)·flow). */
    Planes between(Planes a, Planes b, float t) {
        Planes out = Planes.of(3, a.height(), a.width());
        for (int y = 0; y < a.height(); y++) {
            for (int x = 0; x < a.width(); x++) {
                float fx = at(dx, x, y);
                float fy = at(dy, x, y);
                for (int c = 0; c < 3; c++) {
                    out.values()[out.index(c, y, x)] = (1 - t) * sample(a, c, x - t * fx, y - t * fy)
                            + t * sample(b, c, x + (1 - t) * fx, y + (1 - t) * fy);
                }
            }
        }
        return out;
    }

    /** Bilinear between the centers of blocks. */
    private float at(float[] field, int x, int y) {
        float column = Math.max(0, Math.min(columns - 1, (x + 0.5f) / BLOCK - 0.5f));
        float row = Math.max(0, Math.min(rows - 1, (y + 0.5f) / BLOCK - 0.5f));
        int left = (int) column;
        int top = (int) row;
        int right = Math.min(columns - 1, left + 1);
        int bottom = Math.min(rows - 1, top + 1);
        float fx = column - left;
        float fy = row - top;
        return (1 - fy) * ((1 - fx) * field[top * columns + left] + fx * field[top * columns + right])
                + fy * ((1 - fx) * field[bottom * columns + left] + fx * field[bottom * columns + right]);
    }

    private static float sample(Planes of, int c, float x, float y) {
        float column = Math.max(0, Math.min(of.width() - 1, x));
        float row = Math.max(0, Math.min(of.height() - 1, y));
        int left = (int) column;
        int top = (int) row;
        int right = Math.min(of.width() - 1, left + 1);
        int bottom = Math.min(of.height() - 1, top + 1);
        float fx = column - left;
        float fy = row - top;
        return (1 - fy) * ((1 - fx) * of.at(c, top, left) + fx * of.at(c, top, right))
                + fy * ((1 - fx) * of.at(c, bottom, left) + fx * of.at(c, bottom, right));
    }
}
