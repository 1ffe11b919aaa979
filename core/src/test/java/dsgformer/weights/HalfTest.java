package dsgformer.weights;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HalfTest {

    private static final int INFINITY = 0x7C00;

    /** IEEE 754's definition, written with powers instead of bits. */
    private static double definition(int half) {
        int exponent = (half >> 10) & 31;
        int mantissa = half & 1023;
        double magnitude = exponent == 0 ? Math.scalb(mantissa, -24) : Math.scalb(1024 + mantissa, exponent - 25);
        return half < 0x8000 ? magnitude : -magnitude;
    }

    @Test
    void everyFiniteHalfHasTheValueOfItsDefinition() {
        for (int half = 0; half < 1 << 16; half++) {
            if ((half & INFINITY) != INFINITY) {
                assertThat((double) Half.toFloat((short) half)).isEqualTo(definition(half));
            }
        }
    }

    @Test
    void allHalvesRoundTripThroughFloat() {
        for (int half = 0; half < 1 << 16; half++) {
            assertThat(Half.fromFloat(Half.toFloat((short) half)) & 0xFFFF).isEqualTo(half);
        }
    }

    /** Between each half and the next one, subnormals and the step to infinity (as if it were 65536) included. */
    @Test
    void roundsToTheNearestAndTiesToEven() {
        for (int half = 0; half < INFINITY; half++) {
            float tie = (float) ((definition(half) + definition(half + 1)) / 2); // exact: 12 bits
            assertThat(Half.fromFloat(Math.nextDown(tie))).isEqualTo((short) half);
            assertThat(Half.fromFloat(tie)).isEqualTo((short) (half + (half & 1)));
            assertThat(Half.fromFloat(Math.nextUp(tie))).isEqualTo((short) (half + 1));
            assertThat(Half.fromFloat(-tie)).isEqualTo((short) (0x8000 | (half + (half & 1))));
        }
    }

    @Test
    void whatIsTooLargeBecomesInfinityAndWhatIsTooSmallZero() {
        assertThat(Half.fromFloat(65519.996f)).isEqualTo((short) 0x7BFF);
        assertThat(Half.fromFloat(65520)).isEqualTo((short) INFINITY);
        assertThat(Half.fromFloat(-Float.MAX_VALUE)).isEqualTo((short) 0xFC00);
        assertThat(Half.fromFloat(Float.NEGATIVE_INFINITY)).isEqualTo((short) 0xFC00);
        assertThat(Half.fromFloat(Float.MIN_VALUE)).isEqualTo((short) 0);
        assertThat(Half.fromFloat(-0f)).isEqualTo((short) 0x8000);
    }

    @Test
    void notANumberStaysNotANumberEvenIfItsPayloadIsLost() {
        assertThat(Half.toFloat(Half.fromFloat(Float.NaN))).isNaN();
        assertThat(Half.toFloat(Half.fromFloat(Float.intBitsToFloat(0x7FC00001))))
                .isNaN();
        assertThat(Half.toFloat(Half.fromFloat(Float.intBitsToFloat(0x7F800001))))
                .isNaN();
    }
}
