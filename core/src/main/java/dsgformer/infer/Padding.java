package dsgformer.infer;

import dsgformer.image.Planes;
import dsgformer.image.Size;
import dsgformer.network.RestorationNetwork;

/**
 * The rows and columns added at the bottom and the right so that the network can read a picture, and taken away after.
 * They reflect the picture without repeating its last sample; along a side too short to reflect, the last sample is repeated.
 *
 * @param original the picture's size
 * @param padded its sides rounded up to the network's multiple
 */
record Padding(Size original, Size padded) {

    static Padding to(int unit, Size original) {
        return new Padding(original, original.roundedUpTo(unit));
    }

    /** To the least size that the network takes. */
    static Padding to(RestorationNetwork network, Size original) {
        int least = network.leastSide();
        Size enough = new Size(Math.max(original.width(), least), Math.max(original.height(), least));
        return new Padding(original, enough.roundedUpTo(network.sizeUnit()));
    }

    /** From the original size to the padded one; the very same planes where nothing is to be added. */
    Planes pad(Planes planes) {
        if (original.equals(padded)) {
            return planes;
        }
        Planes out = Planes.of(planes.channels(), padded.height(), padded.width());
        for (int c = 0; c < planes.channels(); c++) {
            for (int y = 0; y < padded.height(); y++) {
                int from = planes.index(c, source(y, original.height(), padded.height()), 0);
                int to = out.index(c, y, 0);
                System.arraycopy(planes.values(), from, out.values(), to, original.width());
                for (int x = original.width(); x < padded.width(); x++) {
                    out.values()[to + x] = planes.values()[from + source(x, original.width(), padded.width())];
                }
            }
        }
        return out;
    }

    /** From the padded size back to the original one. */
    Planes crop(Planes planes) {
        return original.equals(padded) ? planes : planes.cut(0, 0, original);
    }

    private static int source(int index, int length, int paddedLength) {
        if (index < length) {
            return index;
        }
        boolean reflects = paddedLength - length < length;
        return reflects ? 2 * (length - 1) - index : length - 1;
    }
}
