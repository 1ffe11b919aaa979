package dsgformer.eval.align;

import dsgformer.picture.Planes;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Finds the homography under which a picture correlates best with another, which neither brightness nor contrast change:
 * the enhanced correlation coefficient of Evangelidis and Psarakis (PAMI 30(10), 2008), by steps from the identity, on
 * pictures smoothed by [1 4 6 4 1] / 16. OpenCV's {@code findTransformECC} is the same algorithm; some versions sample at 32nds of a
 * pixel, this class does not.
 */
final class EccAlignment {

    private static final int STEPS = 100;

    /** OpenCV goes on for all steps; below this change of ρ, the map has moved by less than 10⁻⁴ pixels. */
    private static final double STILL = 1e-11;

    private static final float[] SMOOTHING = {1 / 16f, 4 / 16f, 6 / 16f, 4 / 16f, 1 / 16f};
    private static final int BANDS = 16;

    private final Planes template;
    private final Planes picture;
    private final Planes changeX;
    private final Planes changeY;

    private EccAlignment(Planes template, Planes picture) {
        this.template = smoothed(template);
        this.picture = smoothed(picture);
        this.changeX = change(this.picture, 1, 0);
        this.changeY = change(this.picture, 0, 1);
    }

    /**
     * Where each place of {@code template} is in {@code picture}, both [1, h, w] of one size.
     *
     * @return empty if the two have too little in common
     */
    static Optional<Homography> find(Planes template, Planes picture) {
        EccAlignment alignment = new EccAlignment(template, picture);
        Homography map = Homography.IDENTITY;
        double last = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < STEPS; i++) {
            EccSums sums = alignment.sums(map);
            double correlation = sums.correlation();
            Optional<double[]> step = sums.step();
            if (!Double.isFinite(correlation) || step.isEmpty()) {
                return Optional.empty();
            }
            map = map.plus(step.get());
            if (Math.abs(correlation - last) < STILL) {
                break;
            }
            last = correlation;
        }
        return Optional.of(map);
    }

    /** Sums bands in parallel and adds them in order, so that the result does not depend on the number of cores. */
    private EccSums sums(Homography map) {
        List<EccSums> bands =
                IntStream.range(0, BANDS).parallel().mapToObj(i -> band(map, i)).toList();
        EccSums all = new EccSums();
        bands.forEach(all::add);
        return all;
    }

    private EccSums band(Homography map, int band) {
        EccSums sums = new EccSums();
        double[] jacobian = new double[Homography.PARAMETERS];
        int end = template.height() * (band + 1) / BANDS;
        for (int y = template.height() * band / BANDS; y < end; y++) {
            for (int x = 0; x < template.width(); x++) {
                double d = map.denominator(x, y);
                double px = map.x(x, y);
                double py = map.y(x, y);
                if (!Warp.shows(picture, px, py)) {
                    continue;
                }
                double gx = Warp.linear(changeX, px, py) / d;
                double gy = Warp.linear(changeY, px, py) / d;
                double away = -(px * gx + py * gy);
                jacobian[0] = x * gx;
                jacobian[1] = x * gy;
                jacobian[2] = x * away;
                jacobian[3] = y * gx;
                jacobian[4] = y * gy;
                jacobian[5] = y * away;
                jacobian[6] = gx;
                jacobian[7] = gy;
                sums.add(Warp.linear(picture, px, py), template.at(0, y, x), jacobian);
            }
        }
        return sums;
    }

    /** Half the difference of the two neighbors. */
    private static Planes change(Planes of, int dx, int dy) {
        Planes out = Planes.of(1, of.height(), of.width());
        for (int y = 0; y < of.height(); y++) {
            for (int x = 0; x < of.width(); x++) {
                float after = of.at(0, Warp.reflected(y + dy, of.height()), Warp.reflected(x + dx, of.width()));
                float before = of.at(0, Warp.reflected(y - dy, of.height()), Warp.reflected(x - dx, of.width()));
                out.values()[out.index(0, y, x)] = (after - before) / 2;
            }
        }
        return out;
    }

    private static Planes smoothed(Planes picture) {
        return smoothed(smoothed(picture, 1, 0), 0, 1);
    }

    private static Planes smoothed(Planes of, int dx, int dy) {
        Planes out = Planes.of(1, of.height(), of.width());
        for (int y = 0; y < of.height(); y++) {
            for (int x = 0; x < of.width(); x++) {
                float sum = 0;
                for (int tap = -2; tap <= 2; tap++) {
                    int row = Warp.reflected(y + tap * dy, of.height());
                    int column = Warp.reflected(x + tap * dx, of.width());
                    sum += SMOOTHING[tap + 2] * of.at(0, row, column);
                }
                out.values()[out.index(0, y, x)] = sum;
            }
        }
        return out;
    }
}
