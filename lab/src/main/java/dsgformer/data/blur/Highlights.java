package dsgformer.data.blur;

import dsgformer.picture.Planes;
import java.util.Arrays;

/**
 * Light beyond white. A photograph shows a lamp as white, however bright it is; moved during an exposure it leaves a streak that is
 * still white, while the mean of what the photograph shows would be grey. So what is nearly white is taken to be up to
 * {@code brightest} times as bright before the mean is taken, and the mean is clipped.
 */
final class Highlights {

    /** From here on, of the mean of the two brighter channels: colored lamps clip in two of three. */
    private static final float KNEE = 0.93f;

    private Highlights() {}

    /** For every pixel, how many times as bright it is as the image [3, h, w] can show. */
    static float[] gain(Planes image, double brightest) {
        int pixels = image.height() * image.width();
        float[] values = image.values();
        float[] gain = new float[pixels];
        for (int i = 0; i < pixels; i++) {
            float r = values[i];
            float g = values[pixels + i];
            float b = values[2 * pixels + i];
            float bright = (r + g + b - Math.min(r, Math.min(g, b))) / 2;
            float beyond = Math.max(0, (bright - KNEE) / (1 - KNEE));
            gain[i] = 1 + (float) (brightest - 1) * beyond * beyond;
        }
        return gain;
    }

    static float[] none(int pixels) {
        float[] gain = new float[pixels];
        Arrays.fill(gain, 1);
        return gain;
    }
}
