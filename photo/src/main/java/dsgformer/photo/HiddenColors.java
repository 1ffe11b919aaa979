package dsgformer.photo;

import dsgformer.picture.Planes;

/**
 * Gives fully transparent pixels the color of a visible neighbor, since what a file keeps below them is arbitrary, often
 * black, and a network would carry it across the edge into what is seen.
 *
 * <p>Two passes, down and up, each taking the nearer of two neighbors: the nearest visible pixel by rows and columns, or
 * one about as near.
 */
public final class HiddenColors {

    private static final int FAR = Integer.MAX_VALUE / 2;

    private final Planes planes;
    private final int[] distance;

    private HiddenColors(Planes planes, int[] distance) {
        this.planes = planes;
        this.distance = distance;
    }

    /**
     * Fills planes that hold the photo's rows and columns, as {@link Normalization#toPlanes(Photo, int[], int[])} gives
     * them; those of a photo without alpha stay as they are.
     */
    public static void fill(Planes planes, Photo photo, int[] rows, int[] columns) {
        if (!photo.kind().alpha()) {
            return;
        }
        PhotoSamples samples = photo.samples();
        int channels = photo.kind().channels();
        int alpha = photo.kind().colors();
        int[] distance = new int[rows.length * columns.length];
        boolean hidden = false;
        boolean visible = false;
        for (int i = 0, at = 0; i < rows.length; i++) {
            for (int column : columns) {
                boolean seen = samples.at((rows[i] * photo.size().width() + column) * channels + alpha) > 0;
                distance[at++] = seen ? 0 : FAR;
                visible |= seen;
                hidden |= !seen;
            }
        }
        if (hidden && visible) {
            new HiddenColors(planes, distance).fill();
        }
    }

    private void fill() {
        int width = planes.width();
        int last = distance.length - 1;
        for (int at = 0; at <= last; at++) {
            take(at, at % width > 0 ? at - 1 : at);
            take(at, at >= width ? at - width : at);
        }
        for (int at = last; at >= 0; at--) {
            take(at, at % width < width - 1 ? at + 1 : at);
            take(at, at + width <= last ? at + width : at);
        }
    }

    private void take(int at, int neighbor) {
        if (distance[neighbor] + 1 >= distance[at]) {
            return;
        }
        distance[at] = distance[neighbor] + 1;
        float[] values = planes.values();
        for (int plane = 0; plane < values.length; plane += distance.length) {
            values[plane + at] = values[plane + neighbor];
        }
    }
}
