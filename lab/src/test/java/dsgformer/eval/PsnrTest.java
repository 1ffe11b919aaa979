package dsgformer.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class PsnrTest {

    /** Computed independently in NumPy; all ten published digits. */
    @Test
    void theGoldenPairHasItsPublishedRatio() {
        Rgb8 a = Pictures.of(32, 32, Pictures::sawtooth);
        Rgb8 b = Pictures.of(32, 32, Pictures::disturbedSawtooth);
        assertThat(Psnr.of(a, b)).isCloseTo(38.1647236129, within(1e-10));
    }

    @Test
    void blackAgainstWhiteIsZero() {
        assertThat(Psnr.of(Pictures.of(2, 3, (c, y, x) -> 0), Pictures.of(2, 3, (c, y, x) -> 255)))
                .isZero();
    }

    @Test
    void equalPicturesAreInfinitelyAlike() {
        Rgb8 a = Pictures.of(5, 4, Pictures::sawtooth);
        assertThat(Psnr.of(a, a)).isEqualTo(Double.POSITIVE_INFINITY);
    }

    @Test
    void picturesOfTwoSizesAreRefused() {
        assertThatThrownBy(() -> Psnr.of(Pictures.of(2, 3, (c, y, x) -> 0), Pictures.of(3, 2, (c, y, x) -> 0)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("3 × 2 and 2 × 3");
    }
}
