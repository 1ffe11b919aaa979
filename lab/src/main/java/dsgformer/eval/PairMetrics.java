package dsgformer.eval;

import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * How close a picture comes to its sharp original.
 *
 * @param psnr {@link Psnr} in dB; infinite for equal pictures
 * @param ssim {@link Ssim#MATLAB_3D}
 * @param ssimSkimage {@link Ssim#SKIMAGE}
 * @param ssimBasicsr {@link Ssim#BASICSR}
 */
public record PairMetrics(double psnr, double ssim, double ssimSkimage, double ssimBasicsr) {

    /**
     * The metrics of {@code picture} against {@code sharp}.
     *
     * @throws IllegalArgumentException if their sizes differ
     */
    public static PairMetrics of(Rgb8 picture, Rgb8 sharp) {
        SsimSweep ssim = SsimSweep.over(picture, sharp);
        return new PairMetrics(Psnr.of(picture, sharp), ssim.volume(), ssim.inner(), ssim.inner());
    }

    /** Each metric's plain mean: one infinite or undefined score makes that metric's mean so. */
    static PairMetrics mean(List<PairMetrics> metrics) {
        return new PairMetrics(
                mean(metrics, PairMetrics::psnr),
                mean(metrics, PairMetrics::ssim),
                mean(metrics, PairMetrics::ssimSkimage),
                mean(metrics, PairMetrics::ssimBasicsr));
    }

    private static double mean(List<PairMetrics> metrics, ToDoubleFunction<PairMetrics> metric) {
        return metrics.stream().mapToDouble(metric).average().orElseThrow();
    }
}
