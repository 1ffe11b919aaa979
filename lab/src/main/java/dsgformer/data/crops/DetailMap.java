package dsgformer.data.crops;

import dsgformer.picture.Size;

/** How much there is to see around each 32 × 32 cell of an image: the mean gradient there and in the cells around it. */
final class DetailMap {

    private static final int CELL = 32;
    private static final int REACH = 2;

    private final int columns;
    private final int rows;
    private final float[] detail;

    private DetailMap(int columns, int rows, float[] detail) {
        this.columns = columns;
        this.rows = rows;
        this.detail = detail;
    }

    static DetailMap of(PackedImage image) {
        Size size = image.size();
        int columns = Math.max(1, (size.width() - 1) / CELL);
        int rows = Math.max(1, (size.height() - 1) / CELL);
        float[] gradient = new float[columns * rows];
        for (int y = 1; y < size.height(); y++) {
            int row = Math.min(y / CELL, rows - 1);
            for (int x = 1; x < size.width(); x++) {
                int here = gray(image, y, x);
                int steps = Math.abs(here - gray(image, y - 1, x)) + Math.abs(here - gray(image, y, x - 1));
                gradient[row * columns + Math.min(x / CELL, columns - 1)] += steps;
            }
        }
        return new DetailMap(columns, rows, smoothed(gradient, columns, rows));
    }

    /** The detail around a pixel; only its order means something. */
    float around(int x, int y) {
        return detail[Math.min(y / CELL, rows - 1) * columns + Math.min(x / CELL, columns - 1)];
    }

    private static int gray(PackedImage image, int y, int x) {
        return image.at(0, y, x) + image.at(1, y, x) + image.at(2, y, x);
    }

    private static float[] smoothed(float[] cells, int columns, int rows) {
        float[] out = new float[cells.length];
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                float sum = 0;
                int count = 0;
                for (int r = Math.max(0, row - REACH); r <= Math.min(rows - 1, row + REACH); r++) {
                    for (int c = Math.max(0, column - REACH); c <= Math.min(columns - 1, column + REACH); c++) {
                        sum += cells[r * columns + c];
                        count++;
                    }
                }
                out[row * columns + column] = sum / count;
            }
        }
        return out;
    }
}
