package dsgformer.eval;

/**
 * Structural similarity, at most 1, in the three forms that papers and tools report. All take an 11-tap Gaussian window of
 * σ = 1.5, K = (0.01, 0.03), L = 255 and population variances σ² = E[x²] − μ²; they differ in what they do with colour
 * and at the borders, and their figures must not be compared with each other.
 */
public enum Ssim {
    /**
     * MATLAB's {@code ssim} on an M × N × 3 array, the form of the published GoPro and HIDE figures: the picture is a volume,
     * the window 11 × 11 × 11, borders are replicated on all three axes, and the mean is taken over the whole map.
     */
    MATLAB_3D,
    /**
     * scikit-image's {@code structural_similarity} with Gaussian weights and population covariance: channel by channel,
     * borders reflected, then 5 pixels dropped on each side. Dropping them leaves no window that met a reflected pixel, so
     * that this is the same number as {@link #BASICSR}. Not a number where a side is below 11.
     */
    SKIMAGE,
    /**
     * BasicSR's {@code calculate_ssim}: channel by channel, over the windows that lie wholly inside. Not a number where a
     * side is below 11.
     */
    BASICSR;

    /**
     * The similarity of two 8-bit pictures in this form.
     *
     * @throws IllegalArgumentException if their sizes differ
     */
    public double of(Rgb8 a, Rgb8 b) {
        SsimSweep sweep = SsimSweep.over(a, b);
        return switch (this) {
            case MATLAB_3D -> sweep.volume();
            case SKIMAGE, BASICSR -> sweep.inner();
        };
    }
}
