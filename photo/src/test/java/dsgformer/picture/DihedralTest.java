package dsgformer.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DihedralTest {

    private static final Planes IMAGE = counting(2, 3, 4);

    @Test
    void theEightTransformationsDiffer() {
        assertThat(Arrays.stream(Dihedral.values()).map(turn -> turn.apply(IMAGE)))
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @EnumSource
    void theInverseRestoresThePlanes(Dihedral turn) {
        assertThat(turn.inverse().apply(turn.apply(IMAGE))).isEqualTo(IMAGE);
    }

    @ParameterizedTest
    @EnumSource
    void theCompositionOfTwoIsOneOfTheEight(Dihedral first) {
        var all =
                Arrays.stream(Dihedral.values()).map(turn -> turn.apply(IMAGE)).collect(Collectors.toSet());
        for (Dihedral second : Dihedral.values()) {
            assertThat(all).contains(second.apply(first.apply(IMAGE)));
        }
    }

    /** 0 1 2 over 3 4 5, turned clockwise, is 3 0, 4 1, 5 2. */
    @Test
    void aRightTurnBringsTheLeftColumnToTheTop() {
        Planes turned = Dihedral.RIGHT_TURN.apply(counting(1, 2, 3));
        assertThat(turned.size()).isEqualTo(new Size(2, 3));
        assertThat(turned.values()).containsExactly(3, 0, 4, 1, 5, 2);
    }

    private static Planes counting(int channels, int height, int width) {
        Planes planes = Planes.of(channels, height, width);
        for (int i = 0; i < planes.values().length; i++) {
            planes.values()[i] = i;
        }
        return planes;
    }
}
