package dsgformer.infer;

import dsgformer.photo.Normalization;
import dsgformer.photo.Photo;
import dsgformer.picture.Planes;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * How blurred a photo is, estimated from the photo alone, after the idea of Crété, Dolmiere, Ladret and Nicolas (2007):
 * blurring changes a sharp picture much and a blurred one little. Along a direction, with d the difference of
 * neighbours and b that of their means over nine pixels,
 *
 * <p>blur = 1 − Σ max(0, |d| − |b|) / Σ |d|
 *
 * <p>which is 0 where blurring removes all detail, and 1 where it removes none because there was none. It is computed
 * along rows, columns and both diagonals, since motion blurs along one of them, in up to 144 tiles spread over the
 * photo. The estimate of a tile is the largest of the four, that of the photo the median over its tiles with texture.
 *
 * <p>It serves to sort photos, not to judge lenses: fog and bokeh count as blur, noise as detail, and a downscaled
 * photo is sharper.
 */
public final class BlurEstimate {

    private static final int TILE = 128;
    private static final int TILES_A_SIDE = 12;

    /** Nine pixels, this many to each side. */
    private static final int RADIUS = 4;

    /** Pixels at a tile's border whose nine pixels reach outside. */
    private static final int MARGIN = RADIUS + 2;

    /** The mean difference of neighbours, one level of 255, below which a tile has no texture. */
    private static final double LEAST_TEXTURE = 1.0 / 255;

    private BlurEstimate() {}

    /** From 0, as sharp as can be, to 1; empty for a photo that is too small or has no texture. */
    public static OptionalDouble of(Photo photo) {
        int side = Math.min(TILE, Math.min(photo.size().width(), photo.size().height()));
        if (side <= 2 * MARGIN) {
            return OptionalDouble.empty();
        }
        List<Integer> columns = origins(photo.size().width(), side);
        double[] estimates = origins(photo.size().height(), side).stream()
                .flatMap(y -> columns.stream().map(x -> Normalization.toPlanes(photo, range(y, side), range(x, side))))
                .map(BlurEstimate::ofTile)
                .flatMapToDouble(OptionalDouble::stream)
                .sorted()
                .toArray();
        if (estimates.length == 0) {
            return OptionalDouble.empty();
        }
        return OptionalDouble.of((estimates[estimates.length / 2] + estimates[(estimates.length - 1) / 2]) / 2);
    }

    private static int[] range(int from, int count) {
        return IntStream.range(from, from + count).toArray();
    }

    /** Side by side if no more than the largest number fit, else that number, evenly spread. */
    private static List<Integer> origins(int length, int side) {
        int count = Math.min(TILES_A_SIDE, length / side);
        int gap = (length - count * side) / count;
        return IntStream.range(0, count)
                .mapToObj(i -> i * (side + gap) + gap / 2)
                .toList();
    }

    private static OptionalDouble ofTile(Planes tile) {
        float[] luma = luma(tile);
        int width = tile.width();
        double[] detail = new double[4];
        double[] lost = new double[4];
        int[] steps = {1, width, width + 1, width - 1};
        for (int d = 0; d < steps.length; d++) {
            int step = steps[d];
            for (int y = MARGIN; y < tile.height() - MARGIN; y++) {
                for (int x = MARGIN; x < width - MARGIN; x++) {
                    int at = y * width + x;
                    double sharp = Math.abs(luma[at] - luma[at - step]);
                    double blurred =
                            Math.abs(luma[at + RADIUS * step] - luma[at - (RADIUS + 1) * step]) / (2 * RADIUS + 1);
                    detail[d] += sharp;
                    lost[d] += Math.max(0, sharp - blurred);
                }
            }
        }
        double pixels = (double) (tile.height() - 2 * MARGIN) * (width - 2 * MARGIN);
        if (Arrays.stream(detail).sum() < steps.length * pixels * LEAST_TEXTURE) {
            return OptionalDouble.empty();
        }
        return IntStream.range(0, steps.length)
                .filter(d -> detail[d] > 0)
                .mapToDouble(d -> 1 - lost[d] / detail[d])
                .max();
    }

    private static float[] luma(Planes tile) {
        int pixels = tile.width() * tile.height();
        float[] rgb = tile.values();
        float[] luma = new float[pixels];
        for (int i = 0; i < pixels; i++) {
            luma[i] = 0.299f * rgb[i] + 0.587f * rgb[pixels + i] + 0.114f * rgb[2 * pixels + i];
        }
        return luma;
    }
}
