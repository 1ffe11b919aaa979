package dsgformer.eval;

/** Peak signal-to-noise ratio in dB: 10 · log₁₀(255² / mean((a − b)²)), the mean over all 3 · h · w samples. */
public final class Psnr {

    private Psnr() {}

    /**
     * The ratio of two 8-bit pictures; {@link Double#POSITIVE_INFINITY} if they are equal.
     *
     * @throws IllegalArgumentException if their sizes differ
     */
    public static double of(Rgb8 a, Rgb8 b) {
        double meanSquare = (double) a.squaredDistance(b) / a.count();
        return 10 * Math.log10(Rgb8.PEAK * Rgb8.PEAK / meanSquare);
    }
}
