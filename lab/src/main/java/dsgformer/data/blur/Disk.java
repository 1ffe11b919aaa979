package dsgformer.data.blur;

import dsgformer.picture.Planes;

/** Defocus: each point of light becomes a disk. Beyond the borders the picture goes on as its mirror image. */
final class Disk {

    private Disk() {}

    /** The light under a disk of that radius in pixels, whose edge is a pixel wide; weights sum to 1. */
    static Planes blurred(Planes light, double radius) {
        int reach = (int) Math.ceil(radius + 0.5);
        float[][] weights = weights(radius, reach);
        Planes padded = Mirror.padded(light, reach);
        Planes out = Planes.of(light.channels(), light.height(), light.width());
        for (int c = 0; c < out.channels(); c++) {
            for (int y = 0; y < out.height(); y++) {
                int to = out.index(c, y, 0);
                for (int dy = 0; dy < weights.length; dy++) {
                    for (int dx = 0; dx < weights.length; dx++) {
                        if (weights[dy][dx] > 0) {
                            addScaled(out, to, padded, padded.index(c, y + dy, dx), weights[dy][dx]);
                        }
                    }
                }
            }
        }
        return out;
    }

    private static void addScaled(Planes out, int to, Planes from, int start, float weight) {
        float[] sums = out.values();
        float[] values = from.values();
        for (int x = 0; x < out.width(); x++) {
            sums[to + x] += weight * values[start + x];
        }
    }

    private static float[][] weights(double radius, int reach) {
        float[][] weights = new float[2 * reach + 1][2 * reach + 1];
        double sum = 0;
        for (int dy = -reach; dy <= reach; dy++) {
            for (int dx = -reach; dx <= reach; dx++) {
                double inside = Math.max(0, Math.min(1, radius + 0.5 - Math.hypot(dx, dy)));
                weights[dy + reach][dx + reach] = (float) inside;
                sum += inside;
            }
        }
        for (float[] row : weights) {
            for (int i = 0; i < row.length; i++) {
                row[i] /= (float) sum;
            }
        }
        return weights;
    }
}
