package dsgformer.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SsimTest {

    /** Two ways of adding some thousand doubles near 1. */
    private static final double ROUNDING = 1e-11;

    /** Computed independently in NumPy and scikit-image; all ten published digits. */
    @Test
    void theGoldenPairHasItsPublishedSimilarities() {
        Rgb8 a = Pictures.of(32, 32, Pictures::sawtooth);
        Rgb8 b = Pictures.of(32, 32, Pictures::disturbedSawtooth);
        assertThat(Ssim.MATLAB_3D.of(a, b)).isCloseTo(0.9969774961, within(1e-10));
        assertThat(Ssim.SKIMAGE.of(a, b)).isCloseTo(0.9939895516, within(1e-10));
    }

    @ParameterizedTest
    @CsvSource({"32, 32", "13, 17", "11, 11", "4, 7", "1, 1"})
    void matlabFormEqualsThePlainSumOverTheReplicatedVolume(int height, int width) {
        Rgb8 a = Pictures.of(height, width, Pictures::sawtooth);
        Rgb8 b = Pictures.of(height, width, Pictures::disturbedSawtooth);
        assertThat(Ssim.MATLAB_3D.of(a, b)).isCloseTo(PlainSsim.volume(a, b), within(ROUNDING));
    }

    @ParameterizedTest
    @CsvSource({"32, 32", "13, 17", "11, 11"})
    void skimageEqualsBasicsrBecauseTheBorderIsDropped(int height, int width) {
        Rgb8 a = Pictures.of(height, width, Pictures::sawtooth);
        Rgb8 b = Pictures.of(height, width, Pictures::disturbedSawtooth);
        assertThat(Ssim.SKIMAGE.of(a, b)).isCloseTo(PlainSsim.reflectedThenCropped(a, b), within(ROUNDING));
        assertThat(Ssim.BASICSR.of(a, b)).isCloseTo(PlainSsim.wholeWindows(a, b), within(ROUNDING));
        assertThat(Ssim.BASICSR.of(a, b)).isEqualTo(Ssim.SKIMAGE.of(a, b));
    }

    @Test
    void theFormsDiffer() {
        Rgb8 a = Pictures.of(24, 24, Pictures::sawtooth);
        Rgb8 b = Pictures.of(24, 24, Pictures::disturbedSawtooth);
        assertThat(Ssim.MATLAB_3D.of(a, b)).isGreaterThan(Ssim.SKIMAGE.of(a, b) + 1e-3);
    }

    @ParameterizedTest
    @EnumSource
    void equalPicturesAreWhollySimilarAndTheOrderDoesNotMatter(Ssim form) {
        Rgb8 a = Pictures.of(20, 15, Pictures::sawtooth);
        Rgb8 b = Pictures.of(20, 15, Pictures::disturbedSawtooth);
        assertThat(form.of(a, a)).isCloseTo(1, within(ROUNDING));
        assertThat(form.of(a, b)).isCloseTo(form.of(b, a), within(ROUNDING));
    }

    @Test
    void aPictureSmallerThanTheWindowHasNoInnerSimilarity() {
        Rgb8 a = Pictures.of(10, 40, Pictures::sawtooth);
        assertThat(Ssim.SKIMAGE.of(a, a)).isNaN();
        assertThat(Ssim.BASICSR.of(a, a)).isNaN();
    }

    /** A GoPro frame takes 0.17 s warm and under a second cold; the bound leaves room for a busy machine. */
    @Test
    void aFrameIsScoredInSeconds() {
        Rgb8 a = Pictures.of(720, 1280, Pictures::sawtooth);
        Rgb8 b = Pictures.of(720, 1280, Pictures::disturbedSawtooth);
        Assertions.assertTimeout(Duration.ofSeconds(6), () -> PairMetrics.of(a, b));
    }
}
