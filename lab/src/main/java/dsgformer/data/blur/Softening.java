package dsgformer.data.blur;

import dsgformer.picture.Planes;

/**
 * Makes a photograph as soft as a frame of a video, by a Gaussian: those of GoPro and REDS, called sharp, have little at the
 * highest frequencies. A network that learns from crisp photographs alone gives them an edge that they should not have.
 */
public final class Softening {

    private Softening() {}

    /** Convolved with a Gaussian of that deviation in pixels; beyond its borders the picture is its mirror image. */
    public static Planes gaussian(Planes picture, double deviation) {
        int reach = (int) Math.ceil(3 * deviation);
        float[] weights = weights(deviation, reach);
        Planes padded = Mirror.padded(picture, reach);
        Planes across = Planes.of(picture.channels(), padded.height(), picture.width());
        Planes out = Planes.of(picture.channels(), picture.height(), picture.width());
        for (int c = 0; c < out.channels(); c++) {
            for (int y = 0; y < across.height(); y++) {
                for (int k = 0; k < weights.length; k++) {
                    add(across, across.index(c, y, 0), padded, padded.index(c, y, 0) + k, weights[k]);
                }
            }
            for (int y = 0; y < out.height(); y++) {
                for (int k = 0; k < weights.length; k++) {
                    add(out, out.index(c, y, 0), across, across.index(c, y + k, 0), weights[k]);
                }
            }
        }
        return out;
    }

    private static void add(Planes out, int to, Planes from, int start, float weight) {
        for (int x = 0; x < out.width(); x++) {
            out.values()[to + x] += weight * from.values()[start + x];
        }
    }

    private static float[] weights(double deviation, int reach) {
        float[] weights = new float[2 * reach + 1];
        double sum = 0;
        for (int i = 0; i < weights.length; i++) {
            sum += Math.exp(-(i - reach) * (i - reach) / (2 * deviation * deviation));
        }
        for (int i = 0; i < weights.length; i++) {
            weights[i] = (float) (Math.exp(-(i - reach) * (i - reach) / (2 * deviation * deviation)) / sum);
        }
        return weights;
    }
}
