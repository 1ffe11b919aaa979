package dsgformer.data.blur;

import dsgformer.picture.Planes;

/** An image with a frame around it that continues it as its mirror image. */
final class Mirror {

    private Mirror() {}

    /** [c, h, w] to [c, h + 2 · margin, w + 2 · margin]; the outermost pixels come twice. */
    static Planes padded(Planes image, int margin) {
        Planes out = Planes.of(image.channels(), image.height() + 2 * margin, image.width() + 2 * margin);
        for (int c = 0; c < out.channels(); c++) {
            for (int y = 0; y < out.height(); y++) {
                int from = image.index(c, folded(y - margin, image.height()), 0);
                int to = out.index(c, y, 0);
                for (int x = 0; x < out.width(); x++) {
                    out.values()[to + x] = image.values()[from + folded(x - margin, image.width())];
                }
            }
        }
        return out;
    }

    private static int folded(int at, int side) {
        int place = Math.floorMod(at, 2 * side);
        return Math.min(place, 2 * side - 1 - place);
    }
}
