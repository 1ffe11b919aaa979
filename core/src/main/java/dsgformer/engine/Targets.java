package dsgformer.engine;

import dsgformer.engine.kernel.Panel;
import dsgformer.engine.kernel.Strip;
import dsgformer.image.Planes;

/** The targets of the network's convolutions. */
final class Targets {

    private Targets() {}

    /** A map of the same size. */
    static Convolution.Target map(FeatureMap map) {
        return (first, y, strip, strips, values) -> {
            int channels = Math.min(Panel.ROWS, map.channels() - first);
            for (int r = 0; r < Convolution.ROWS && y + r < map.height(); r++) {
                for (int s = 0; s < strips; s++) {
                    int at = map.at(y + r, strip + s) + first * Strip.PIXELS;
                    for (int c = 0; c < channels; c++) {
                        int from = ((c * Convolution.ROWS + r) * strips + s) * Strip.PIXELS;
                        System.arraycopy(values, from, map.values(), at + c * Strip.PIXELS, Strip.PIXELS);
                    }
                }
            }
        };
    }

    /** PixelUnshuffle into a map of half the size: channel c at (y, x) goes to channel 4c + 2(y mod 2) + x mod 2 at (y/2, x/2). */
    static Convolution.Target unshuffled(FeatureMap map) {
        return (first, y, strip, strips, values) -> {
            int channels = Math.min(Panel.ROWS, map.channels() / 4 - first);
            for (int s = 0; s < strips; s++) {
                int half = (strip + s) % 2 * (Strip.PIXELS / 2);
                int at = map.at(y / 2, (strip + s) / 2) + 4 * first * Strip.PIXELS + half;
                for (int plane = 0; plane < channels * Convolution.ROWS; plane++) {
                    int from = (plane * strips + s) * Strip.PIXELS;
                    int to = at + 2 * plane * Strip.PIXELS;
                    for (int x = 0; x < Strip.PIXELS / 2; x++) {
                        map.values()[to + x] = values[from + 2 * x];
                        map.values()[to + Strip.PIXELS + x] = values[from + 2 * x + 1];
                    }
                }
            }
        };
    }

    /** PixelShuffle into a map of twice the size: channel 4c + 2i + j at (y, x) goes to channel c at (2y + i, 2x + j). */
    static Convolution.Target shuffled(FeatureMap map) {
        return (first, y, strip, strips, values) -> {
            int channels = Math.min(Panel.ROWS / 4, map.channels() - first / 4);
            for (int r = 0; r < Convolution.ROWS && 2 * (y + r) < map.height(); r++) {
                for (int i = 0; i < 2; i++) {
                    for (int s = 0; s < 2 * strips && 2 * strip + s < map.strips(); s++) {
                        int at = map.at(2 * (y + r) + i, 2 * strip + s) + first / 4 * Strip.PIXELS;
                        for (int c = 0; c < channels; c++) {
                            int left = (((4 * c + 2 * i) * Convolution.ROWS + r) * strips) * Strip.PIXELS
                                    + s * (Strip.PIXELS / 2);
                            int right = left + Convolution.ROWS * strips * Strip.PIXELS;
                            int to = at + c * Strip.PIXELS;
                            for (int x = 0; x < Strip.PIXELS / 2; x++) {
                                map.values()[to + 2 * x] = values[left + x];
                                map.values()[to + 2 * x + 1] = values[right + x];
                            }
                        }
                    }
                }
            }
        };
    }

    /** Planes that already hold what the convolution is to be added to. */
    static Convolution.Target added(Planes planes) {
        return (first, y, strip, strips, values) -> {
            int x = strip * Strip.PIXELS;
            int count = Math.min(strips * Strip.PIXELS, planes.width() - x);
            for (int c = 0; c < planes.channels(); c++) {
                for (int r = 0; r < Convolution.ROWS && y + r < planes.height(); r++) {
                    int from = (c * Convolution.ROWS + r) * strips * Strip.PIXELS;
                    int to = planes.index(c, y + r, x);
                    for (int p = 0; p < count; p++) {
                        planes.values()[to + p] += values[from + p];
                    }
                }
            }
        };
    }
}
