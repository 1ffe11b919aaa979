package dsgformer.engine;

import dsgformer.engine.kernel.Panel;
import dsgformer.engine.kernel.Strip;
import dsgformer.picture.Planes;

/** The targets of the network's convolutions. */
final class ConvolutionOutputs {

    private static final int HALF = Strip.PIXELS / 2;

    private ConvolutionOutputs() {}

    /** A map of the same size. */
    static Convolution.Target map(FeatureMap map) {
        return (first, y, strip, tiles, values) -> {
            int channels = Math.min(Panel.ROWS, map.channels() - first);
            for (int r = 0; r < Convolution.ROWS; r++) {
                for (int s = 0; s < tiles / HALF && strip + s < map.strips(); s++) {
                    int at = map.at(y + r, strip + s) + first * Strip.PIXELS;
                    for (int c = 0; c < channels; c++) {
                        int even = (4 * c + 2 * r) * tiles + s * HALF;
                        weave(values, even, even + tiles, HALF, map.values(), at + c * Strip.PIXELS, 1);
                    }
                }
            }
        };
    }

    /**
     * PixelUnshuffle into a map of half the size: channel c at (y, x) goes to channel 4c + 2(y mod 2) + x mod 2 at
     * (y/2, x/2).
     */
    static Convolution.Target unshuffled(FeatureMap map) {
        return (first, y, strip, tiles, values) -> {
            int planes = 4 * Math.min(Panel.ROWS, map.channels() / 4 - first);
            for (int s = 0; s < tiles / Strip.PIXELS && strip / 2 + s < map.strips(); s++) {
                int at = map.at(y / 2, strip / 2 + s) + 4 * first * Strip.PIXELS;
                for (int plane = 0; plane < planes; plane++) {
                    System.arraycopy(
                            values,
                            plane * tiles + s * Strip.PIXELS,
                            map.values(),
                            at + plane * Strip.PIXELS,
                            Strip.PIXELS);
                }
            }
        };
    }

    /**
     * PixelShuffle into a map of twice the size: channel 4c + 2i + j at (y, x) goes to channel c at (2y + i, 2x + j).
     */
    static Convolution.Target shuffled(FeatureMap map) {
        return (first, y, strip, tiles, values) -> {
            int channels = Math.min(Panel.ROWS / 4, map.channels() - first / 4);
            for (int r = 0; r < Convolution.ROWS; r++) {
                for (int i = 0; i < 2; i++) {
                    for (int s = 0; s < tiles / (HALF / 2) && 2 * strip + s < map.strips(); s++) {
                        int at = map.at(2 * (y + r) + i, 2 * strip + s) + first / 4 * Strip.PIXELS;
                        for (int c = 0; c < channels; c++) {
                            int left = (4 * (4 * c + 2 * i) + 2 * r) * tiles + s * (HALF / 2);
                            int right = left + 4 * tiles;
                            int to = at + c * Strip.PIXELS;
                            weave(values, left, left + tiles, HALF / 2, map.values(), to, 2);
                            weave(values, right, right + tiles, HALF / 2, map.values(), to + 1, 2);
                        }
                    }
                }
            }
        };
    }

    /** Planes that already hold what the convolution is to be added to. */
    static Convolution.Target added(Planes planes) {
        return (first, y, strip, tiles, values) -> {
            int x = strip * Strip.PIXELS;
            int count = Math.min(tiles, (planes.width() - x) / 2);
            for (int c = 0; c < planes.channels(); c++) {
                for (int r = 0; r < Convolution.ROWS; r++) {
                    int even = (4 * c + 2 * r) * tiles;
                    int to = planes.index(c, y + r, x);
                    for (int t = 0; t < count; t++) {
                        planes.values()[to + 2 * t] += values[even + t];
                        planes.values()[to + 2 * t + 1] += values[even + tiles + t];
                    }
                }
            }
        };
    }

    /** Even and odd columns side by side again, with {@code step} from column to column. */
    private static void weave(float[] values, int even, int odd, int count, float[] to, int toAt, int step) {
        for (int t = 0; t < count; t++) {
            to[toAt + 2 * t * step] = values[even + t];
            to[toAt + (2 * t + 1) * step] = values[odd + t];
        }
    }
}
