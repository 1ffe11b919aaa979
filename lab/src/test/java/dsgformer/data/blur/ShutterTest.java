package dsgformer.data.blur;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dsgformer.random.RandomStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ShutterTest {

    /** A thousandth of a level: far too little to round to another one. */
    @ParameterizedTest
    @EnumSource
    void encodingUndoesDecodingAtEveryLevel(Shutter shutter) {
        for (int level = 0; level < 256; level++) {
            assertThat(255 * shutter.fromLight(shutter.toLight(level / 255f))).isCloseTo(level, within(1e-3f));
        }
    }

    /** The table is interpolated; a fiftieth of a level is well below the rounding to 8 bits. */
    @ParameterizedTest
    @EnumSource
    void encodingFollowsThePowerLawBetweenLevels(Shutter shutter) {
        double gamma = shutter == Shutter.LIGHT ? 2.2 : 1;
        for (float light = 1e-6f; light <= 1; light *= 1.1f) {
            assertThat(255 * (double) shutter.fromLight(light))
                    .isCloseTo(255 * Math.pow(light, 1 / gamma), within(0.02));
        }
    }

    @ParameterizedTest
    @EnumSource
    void thereIsAlwaysAMiddleFrame(Shutter shutter) {
        RandomStream random = RandomStream.of(1);
        for (int i = 0; i < 50; i++) {
            assertThat(shutter.steps(random)).isOdd().isBetween(7, 33);
        }
    }
}
