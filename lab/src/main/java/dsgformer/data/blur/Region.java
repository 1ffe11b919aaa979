package dsgformer.data.blur;

import dsgformer.picture.Size;
import dsgformer.random.RandomStream;

/** Smooth random shapes, a tenth to half of an image, with an edge of a few pixels: what moves on its own. */
final class Region {

    private static final int[] CELLS = {4, 6, 9};

    private Region() {}

    /** The coverage in [0, 1] of every pixel, row by row. */
    static float[] random(Size size, RandomStream random) {
        int cells = CELLS[random.below(CELLS.length)];
        double level = random.uniform(0, 1);
        double edgePixels = random.uniform(6, 30); // of the whole ramp, whose steep part is a third of that
        double cellPixels = (double) Math.min(size.width(), size.height()) / cells;
        float[] values = SmoothField.random(cells, 1, 4, random).values(size.width(), size.height());
        float scale = (float) (cellPixels / edgePixels);
        float offset = (float) (0.5 - level * scale);
        for (int i = 0; i < values.length; i++) {
            float t = Math.max(0, Math.min(1, values[i] * scale + offset));
            values[i] = t * t * (3 - 2 * t);
        }
        return values;
    }
}
