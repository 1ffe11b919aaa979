package dsgformer.data.crops;

import dsgformer.photo.Photo;
import dsgformer.picture.Planes;
import dsgformer.picture.Size;

/** An RGB image of 8 bits, a quarter of its planes' memory: [3, height, width], row by row, channel after channel. */
@SuppressWarnings("ArrayRecordComponent") // never compared
record PackedImage(Size size, byte[] values) {

    /** @throws IllegalArgumentException if there are not three channels */
    static PackedImage of(Planes image) {
        if (image.channels() != 3) {
            throw new IllegalArgumentException("training needs RGB images, got " + image);
        }
        byte[] values = new byte[image.values().length];
        for (int i = 0; i < values.length; i++) {
            values[i] = (byte) Math.max(0, Math.min(255, Math.round(image.values()[i] * 255)));
        }
        return new PackedImage(image.size(), values);
    }

    /** Of a photo of 8 bits, exactly; grey becomes three equal channels, alpha is left out. */
    static PackedImage of(Photo photo) {
        Size size = photo.size();
        byte[] values = new byte[Math.toIntExact(3 * size.pixels())];
        int to = 0;
        for (int c = 0; c < 3; c++) {
            int channel = photo.grey() ? 0 : c;
            for (int y = 0; y < size.height(); y++) {
                for (int x = 0; x < size.width(); x++) {
                    values[to++] = (byte) photo.sample(channel, y, x);
                }
            }
        }
        return new PackedImage(size, values);
    }

    /** The level of one sample, 0 to 255. */
    int at(int c, int y, int x) {
        return values[(c * size.height() + y) * size.width() + x] & 0xFF;
    }

    /** A window as planes in [0, 1]. */
    Planes cut(int x, int y, Size window) {
        Planes out = Planes.of(3, window.height(), window.width());
        for (int c = 0; c < 3; c++) {
            for (int row = 0; row < window.height(); row++) {
                int from = (c * size.height() + y + row) * size.width() + x;
                int to = out.index(c, row, 0);
                for (int i = 0; i < window.width(); i++) {
                    out.values()[to + i] = (values[from + i] & 0xFF) / 255f;
                }
            }
        }
        return out;
    }

    /** Half as wide and high, each pixel the mean of four; an odd last row or column is dropped. */
    PackedImage halved() {
        Size half = new Size(Math.max(1, size.width() / 2), Math.max(1, size.height() / 2));
        byte[] out = new byte[Math.toIntExact(3 * half.pixels())];
        int to = 0;
        for (int c = 0; c < 3; c++) {
            for (int y = 0; y < half.height(); y++) {
                int below = Math.min(2 * y + 1, size.height() - 1);
                for (int x = 0; x < half.width(); x++) {
                    int right = Math.min(2 * x + 1, size.width() - 1);
                    int sum = at(c, 2 * y, 2 * x) + at(c, 2 * y, right) + at(c, below, 2 * x) + at(c, below, right);
                    out[to++] = (byte) ((sum + 2) / 4);
                }
            }
        }
        return new PackedImage(half, out);
    }
}
