package dsgformer.data.blur;

import dsgformer.picture.Planes;
import dsgformer.picture.Size;
import java.util.Arrays;
import java.util.List;

/** A short film of movers, the first one behind the others; all have the same number of frames. */
record Film(List<Mover> movers, Size window) {

    Film {
        movers = List.copyOf(movers);
    }

    /** The light of all frames, averaged: [3, h, w]. */
    Planes mean() {
        return mean(0, steps());
    }

    /** The light of the frame in which nothing is displaced: [3, h, w]. */
    Planes middle() {
        return mean(steps() / 2, steps() / 2 + 1);
    }

    private int steps() {
        return movers.get(0).steps();
    }

    private Planes mean(int from, int to) {
        Planes out = Planes.of(3, window.height(), window.width());
        int length = window.width() * Layer.CHANNELS;
        float[] frame = new float[length];
        float[] front = new float[length];
        float[] total = new float[length];
        for (int y = 0; y < window.height(); y++) { // row by row: all frames of a row read the same few rows of a layer
            Arrays.fill(total, 0);
            for (int step = from; step < to; step++) {
                movers.get(0).row(step, y, frame);
                for (Mover mover : movers.subList(1, movers.size())) {
                    mover.row(step, y, front);
                    cover(frame, front);
                }
                for (int i = 0; i < length; i++) {
                    total[i] += frame[i];
                }
            }
            store(total, to - from, out, y);
        }
        return out;
    }

    private static void cover(float[] frame, float[] front) {
        for (int i = 0; i < frame.length; i += Layer.CHANNELS) {
            float open = 1 - front[i + 3];
            frame[i] = front[i] + open * frame[i];
            frame[i + 1] = front[i + 1] + open * frame[i + 1];
            frame[i + 2] = front[i + 2] + open * frame[i + 2];
        }
    }

    private static void store(float[] total, int frames, Planes out, int y) {
        for (int c = 0; c < out.channels(); c++) {
            int row = out.index(c, y, 0);
            for (int x = 0; x < out.width(); x++) {
                out.values()[row + x] = total[x * Layer.CHANNELS + c] / frames;
            }
        }
    }
}
