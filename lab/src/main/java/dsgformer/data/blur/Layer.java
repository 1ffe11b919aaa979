package dsgformer.data.blur;

import dsgformer.picture.Planes;
import java.util.Arrays;

/**
 * Something to be filmed: per pixel three amounts of light, times its coverage, and the coverage in [0, 1]. Beyond its
 * borders it goes on as its mirror image.
 */
final class Layer {

    /** Values per pixel: red, green, blue, coverage, side by side because a sample needs all of them. */
    static final int CHANNELS = 4;

    private final int width;
    private final int height;
    private final float[] values;

    private Layer(int width, int height, float[] values) {
        this.width = width;
        this.height = height;
        this.values = values;
    }

    /** The whole image, covering everything. */
    static Layer of(Planes image, Response response) {
        float[] all = new float[image.height() * image.width()];
        Arrays.fill(all, 1);
        return masked(image, all, response);
    }

    /** The image where {@code coverage}, one value per pixel, lets it be seen. */
    static Layer masked(Planes image, float[] coverage, Response response) {
        return masked(image, coverage, response, Highlights.none(coverage.length));
    }

    /** As {@link #masked(Planes, float[], Response)}, each pixel as many times as bright as {@code gain} says. */
    static Layer masked(Planes image, float[] coverage, Response response, float[] gain) {
        int pixels = image.height() * image.width();
        float[] values = new float[pixels * CHANNELS];
        for (int c = 0; c < 3; c++) {
            int plane = image.index(c, 0, 0);
            for (int i = 0; i < pixels; i++) {
                values[i * CHANNELS + c] = coverage[i] * gain[i] * response.toLight(image.values()[plane + i]);
            }
        }
        for (int i = 0; i < pixels; i++) {
            values[i * CHANNELS + 3] = coverage[i];
        }
        return new Layer(image.width(), image.height(), values);
    }

    int width() {
        return width;
    }

    int height() {
        return height;
    }

    /** Samples {@code count} places bilinearly into {@code out}, pixel by pixel; (0, 0) is the center of the first. */
    void sample(float[] xs, float[] ys, int count, float[] out) {
        int rowStep = width * CHANNELS;
        for (int i = 0, to = 0; i < count; i++, to += CHANNELS) {
            float x = xs[i];
            float y = ys[i];
            if (!(x >= 0 && x <= width - 1 && y >= 0 && y <= height - 1)) {
                x = mirrored(x, width);
                y = mirrored(y, height);
            }
            int left = Math.min((int) x, width - 2);
            int top = Math.min((int) y, height - 2);
            float fx = x - left;
            float fy = y - top;
            float d = fx * fy;
            float b = fx - d;
            float c = fy - d;
            float a = 1 - fx - c;
            int p = top * rowStep + left * CHANNELS;
            int q = p + rowStep;
            out[to] = a * values[p] + b * values[p + 4] + c * values[q] + d * values[q + 4];
            out[to + 1] = a * values[p + 1] + b * values[p + 5] + c * values[q + 1] + d * values[q + 5];
            out[to + 2] = a * values[p + 2] + b * values[p + 6] + c * values[q + 2] + d * values[q + 6];
            out[to + 3] = a * values[p + 3] + b * values[p + 7] + c * values[q + 3] + d * values[q + 7];
        }
    }

    /** Folds a coordinate into [0, side - 1]; the mirrors stand on the outer edges of the outer pixels. */
    private static float mirrored(float at, int side) {
        float period = 2f * side;
        float folded = at + 0.5f;
        folded -= period * (float) Math.floor(folded / period);
        folded = Math.min(folded, period - folded) - 0.5f;
        return Math.max(0, Math.min(side - 1, folded));
    }
}
