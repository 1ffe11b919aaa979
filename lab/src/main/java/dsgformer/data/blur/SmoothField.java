package dsgformer.data.blur;

import dsgformer.random.RandomStream;

/** A smooth random function over an image: cells × cells normal draws, joined by cubic interpolation. */
final class SmoothField {

    private final int cells;
    private final float[] knots;

    private SmoothField(int cells, float[] knots) {
        this.cells = cells;
        this.knots = knots;
    }

    /** Knots of mean 0 and deviation {@code deviation}, none beyond {@code limit} from 0. */
    static SmoothField random(int cells, double deviation, double limit, RandomStream random) {
        float[] knots = new float[cells * cells];
        for (int i = 0; i < knots.length; i++) {
            knots[i] = (float) Math.max(-limit, Math.min(limit, deviation * random.gaussian()));
        }
        return new SmoothField(cells, knots);
    }

    /** The values at every pixel, row by row; the outer knots lie on the outer pixels. */
    float[] values(int width, int height) {
        float[] columns = new float[cells * width]; // interpolated along each row of knots
        for (int x = 0; x < width; x++) {
            Tap tap = tap(x, width);
            for (int row = 0; row < cells; row++) {
                columns[row * width + x] = tap.of(knots, row * cells, 1);
            }
        }
        float[] out = new float[width * height];
        for (int y = 0; y < height; y++) {
            Tap tap = tap(y, height);
            for (int x = 0; x < width; x++) {
                out[y * width + x] = tap.of(columns, x, width);
            }
        }
        return out;
    }

    private Tap tap(int pixel, int pixels) {
        float position = pixels == 1 ? 0 : (float) pixel * (cells - 1) / (pixels - 1);
        int cell = Math.min((int) position, cells - 2);
        float t = position - cell;
        float u = 1 - t;
        return new Tap(
                Math.max(cell - 1, 0),
                cell,
                cell + 1,
                Math.min(cell + 2, cells - 1),
                -0.5f * t * u * u,
                1 + t * t * (1.5f * t - 2.5f),
                1 + u * u * (1.5f * u - 2.5f),
                -0.5f * u * t * t);
    }

    /** Four knots and their Catmull-Rom weights. */
    private record Tap(int a, int b, int c, int d, float wa, float wb, float wc, float wd) {

        float of(float[] values, int start, int step) {
            return wa * values[start + a * step]
                    + wb * values[start + b * step]
                    + wc * values[start + c * step]
                    + wd * values[start + d * step];
        }
    }
}
