package dsgformer.photo.metadata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ResolutionTest {

    @Test
    void unitsAreConverted() {
        Resolution metre = new Resolution(300, 72, Resolution.Unit.INCH).in(Resolution.Unit.METRE);
        assertThat(metre.x()).isCloseTo(300 / 0.0254, within(1e-6));
        assertThat(metre.y()).isCloseTo(72 / 0.0254, within(1e-6));
        assertThat(metre.in(Resolution.Unit.INCH).x()).isCloseTo(300, within(1e-9));
        Resolution ratio = new Resolution(3, 2, Resolution.Unit.RATIO);
        assertThat(ratio.in(Resolution.Unit.METRE)).isEqualTo(ratio);
    }

    /**
     * Found by fuzzing: 67 million dots an inch overflow 32 bits in dots a metre, and the photo could not be written.
     */
    @Test
    void aValueTooLargeForTheUnitBecomesItsMaximum() {
        Resolution metre = new Resolution(150, 67_109_165, Resolution.Unit.INCH).in(Resolution.Unit.METRE);
        assertThat(metre.y()).isEqualTo(Integer.MAX_VALUE);
        assertThat(metre.x()).isCloseTo(150 / 0.0254, within(1e-6));
    }
}
