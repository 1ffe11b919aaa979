package dsgformer.eval.align;

import dsgformer.picture.Planes;
import java.util.Optional;

/**
 * RealBlur's measure of a picture against a sharp one that another camera took: the picture's intensity is scaled to the sharp
 * one's, it is laid over it by {@link EccAlignment}, and what both show is compared. Both numbers are not a number where the two
 * cannot be aligned.
 *
 * @param psnr 10 · log₁₀(1 / mean square) in dB, over the pixels that both show
 * @param ssim {@code structural_similarity} of scikit-image with Gaussian weights, 5 pixels dropped at each border, mean over
 *     what both show
 */
public record AlignedMetrics(double psnr, double ssim) {

    private static final AlignedMetrics NONE = new AlignedMetrics(Double.NaN, Double.NaN);

    /**
     * The measure of {@code picture} against {@code sharp}, both [3, h, w] on the grid of 8 bits in [0, 1].
     *
     * @throws IllegalArgumentException if they differ in shape
     */
    public static AlignedMetrics of(Planes picture, Planes sharp) {
        if (picture.channels() != 3 || sharp.channels() != 3 || !picture.size().equals(sharp.size())) {
            throw new IllegalArgumentException(
                    "aligned metrics compare RGB pictures of one size, got " + picture + " and " + sharp);
        }
        Planes matched = matched(picture, sharp);
        Optional<Homography> map = EccAlignment.find(grey(sharp), grey(matched));
        return map.map(found -> measured(found, matched, sharp)).orElse(NONE);
    }

    private static AlignedMetrics measured(Homography map, Planes matched, Planes sharp) {
        Planes warped = Warp.cubic(matched, map);
        boolean[] shown = new boolean[sharp.height() * sharp.width()];
        Planes goal = Planes.of(3, sharp.height(), sharp.width());
        double square = 0;
        int count = 0;
        for (int i = 0; i < shown.length; i++) {
            int x = i % sharp.width();
            int y = i / sharp.width();
            shown[i] = Warp.shows(matched, map.x(x, y), map.y(x, y));
            for (int c = 0; c < 3; c++) {
                int at = c * shown.length + i;
                if (shown[i]) {
                    double difference = (double) sharp.values()[at] - warped.values()[at];
                    square += difference * difference;
                    count++;
                    goal.values()[at] = sharp.values()[at];
                } else {
                    warped.values()[at] = 0;
                }
            }
        }
        return new AlignedMetrics(10 * Math.log10(count / square), MaskedSsim.of(goal, warped, shown));
    }

    /** (Σ x z / Σ z²) · z: the least squares' scale of the picture z to the sharp x. */
    private static Planes matched(Planes picture, Planes sharp) {
        double product = 0;
        double square = 0;
        for (int i = 0; i < picture.values().length; i++) {
            product += (double) picture.values()[i] * sharp.values()[i];
            square += (double) picture.values()[i] * picture.values()[i];
        }
        float scale = (float) (product / square);
        Planes out = Planes.of(3, picture.height(), picture.width());
        for (int i = 0; i < picture.values().length; i++) {
            out.values()[i] = scale * picture.values()[i];
        }
        return out;
    }

    private static Planes grey(Planes rgb) {
        Planes out = Planes.of(1, rgb.height(), rgb.width());
        int pixels = out.values().length;
        for (int i = 0; i < pixels; i++) {
            out.values()[i] = 0.299f * rgb.values()[i]
                    + 0.587f * rgb.values()[pixels + i]
                    + 0.114f * rgb.values()[2 * pixels + i];
        }
        return out;
    }
}
