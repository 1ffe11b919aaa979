package dsgformer.eval;

import dsgformer.eval.align.AlignedMetrics;

/** How a picture is compared with the sharp one; figures of different protocols are not compared. */
public enum Protocol {
    /** For GoPro, HIDE and every data set whose sharp pictures are pixel-aligned with the blurred ones. */
    PLAIN("RGB, 8 bit, whole picture; SSIM as MATLAB on the M×N×3 volume"),
    /**
     * For RealBlur, whose sharp pictures another camera took: {@link AlignedMetrics}. Its SSIM is scikit-image's; the other forms
     * are not defined.
     */
    REALBLUR("RGB, 8 bit, intensity matched, aligned by ECC with a homography, over what both show;"
            + " SSIM as scikit-image with Gaussian weights");

    private final String description;

    Protocol(String description) {
        this.description = description;
    }

    /** For the captions of tables. */
    public String description() {
        return description;
    }

    /**
     * The metrics of {@code picture} against {@code sharp}.
     *
     * @throws IllegalArgumentException if their sizes differ
     */
    public PairMetrics metrics(Rgb8 picture, Rgb8 sharp) {
        return switch (this) {
            case PLAIN -> PairMetrics.of(picture, sharp);
            case REALBLUR -> {
                AlignedMetrics aligned = AlignedMetrics.of(picture.toPlanes(), sharp.toPlanes());
                yield new PairMetrics(aligned.psnr(), aligned.ssim(), Double.NaN, Double.NaN);
            }
        };
    }
}
