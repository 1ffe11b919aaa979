package dsgformer.engine;

import dsgformer.engine.kernel.Strip;
import dsgformer.picture.Planes;

/**
 * Features [channels, height, width] in strips: the value of channel c at row y, column x stands at
 * {@code at(y, x / 32) + c · 32 + x % 32}. A map may be a slice of a wider one, so that two maps to be concatenated are
 * written to their place directly. Behind the last channel stands one more strip, which the class that processes the map
 * fills with the factors of the biases. Columns from {@link #width} to the last strip's end hold undefined values, which
 * never reach a pixel.
 */
final class FeatureMap {

    private final float[] values;
    private final int offset;
    private final int pitch;
    private final int channels;
    private final int height;
    private final int width;

    private FeatureMap(float[] values, int offset, int pitch, int channels, int height, int width) {
        this.values = values;
        this.offset = offset;
        this.pitch = pitch;
        this.channels = channels;
        this.height = height;
        this.width = width;
    }

    static FeatureMap of(ArrayAllocator arrays, int channels, int height, int width) {
        int pitch = (channels + 1) * Strip.PIXELS;
        float[] values = arrays.floats((long) height * Strip.covering(width) * pitch);
        return new FeatureMap(values, 0, pitch, channels, height, width);
    }

    /** Channels {@code from} to {@code from + count − 1} of this map; writing one writes the other. */
    FeatureMap slice(int from, int count) {
        return new FeatureMap(values, offset + from * Strip.PIXELS, pitch, count, height, width);
    }

    float[] values() {
        return values;
    }

    int channels() {
        return channels;
    }

    int height() {
        return height;
    }

    int width() {
        return width;
    }

    /** Strips in a row. */
    int strips() {
        return Strip.covering(width);
    }

    /** From a strip to the next one. */
    int pitch() {
        return pitch;
    }

    /** Where channel 0 of a strip begins. */
    int at(int y, int strip) {
        return offset + (y * strips() + strip) * pitch;
    }

    /** Where, from channel 0 of a strip, each channel begins, and last the additional row. */
    int[] taps() {
        int[] taps = new int[channels + 1];
        for (int c = 0; c < channels; c++) {
            taps[c] = c * Strip.PIXELS;
        }
        taps[channels] = pitch - Strip.PIXELS - offset % pitch;
        return taps;
    }

    /** Copies rows of a map of the same shape into this one. */
    void copy(FeatureMap from, int firstRow, int lastRow) {
        for (int y = firstRow; y < lastRow; y++) {
            for (int s = 0; s < strips(); s++) {
                System.arraycopy(from.values, from.at(y, s), values, at(y, s), channels * Strip.PIXELS);
            }
        }
    }

    /** Copies planes of the same shape into this map. */
    void copy(Planes planes) {
        for (int y = 0; y < height; y++) {
            for (int s = 0; s < strips(); s++) {
                int x = s * Strip.PIXELS;
                int count = Math.min(Strip.PIXELS, width - x);
                for (int c = 0; c < channels; c++) {
                    System.arraycopy(
                            planes.values(), planes.index(c, y, x), values, at(y, s) + c * Strip.PIXELS, count);
                }
            }
        }
    }

    Planes toPlanes() {
        Planes planes = Planes.of(channels, height, width);
        for (int c = 0; c < channels; c++) {
            for (int y = 0; y < height; y++) {
                for (int s = 0; s < strips(); s++) {
                    int x = s * Strip.PIXELS;
                    int count = Math.min(Strip.PIXELS, width - x);
                    System.arraycopy(
                            values, at(y, s) + c * Strip.PIXELS, planes.values(), planes.index(c, y, x), count);
                }
            }
        }
        return planes;
    }
}
