package dsgformer.photo;

import dsgformer.picture.Size;
import java.util.BitSet;

/**
 * Permutes pixels within their array. A permutation consists of cycles: along each, every pixel takes the place of the
 * one before, and one is held until the cycle closes. The only extra memory is a bit for each pixel that was moved.
 */
final class InPlacePermutation {

    /** The index, counted row by row, of the pixel to move to row {@code y}, column {@code x}. */
    @FunctionalInterface
    public interface PixelSource {
        int pixel(int y, int x);
    }

    private final Samples samples;
    private final int channels;
    private final int width;
    private final PixelSource source;

    private InPlacePermutation(Samples samples, int channels, int width, PixelSource source) {
        this.samples = samples;
        this.channels = channels;
        this.width = width;
        this.source = source;
    }

    /**
     * Rearranges the samples into a photo of the given size.
     *
     * @param source the pixel for each place; every pixel has to occur exactly once
     */
    static void of(Samples samples, int channels, Size size, PixelSource source) {
        new InPlacePermutation(samples, channels, size.width(), source).run((int) size.pixels());
    }

    private void run(int pixels) {
        BitSet arrived = new BitSet(pixels);
        int[] held = new int[channels];
        for (int start = 0; start < pixels; start = arrived.nextClearBit(start + 1)) {
            int from = source(start);
            if (from != start) {
                hold(start, held);
                arrived.set(place(held, cycle(start, from, arrived)));
            }
        }
    }

    /** Moves all pixels of a cycle but the held one, and returns where the held one belongs. */
    private int cycle(int start, int first, BitSet arrived) {
        int to = start;
        int from = first;
        while (from != start) {
            for (int c = 0; c < channels; c++) {
                samples.set(to * channels + c, samples.at(from * channels + c));
            }
            arrived.set(to);
            to = from;
            from = source(to);
        }
        return to;
    }

    private int source(int pixel) {
        int row = pixel / width;
        return source.pixel(row, pixel - row * width);
    }

    private void hold(int pixel, int[] held) {
        for (int c = 0; c < channels; c++) {
            held[c] = samples.at(pixel * channels + c);
        }
    }

    private int place(int[] held, int pixel) {
        for (int c = 0; c < channels; c++) {
            samples.set(pixel * channels + c, held[c]);
        }
        return pixel;
    }
}
