package dsgformer.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class RandomStreamTest {

    /** The first outputs of SplitMix64 from state 1234567 are 6457827717110365317, 3203168211198807973, … */
    @Test
    void isSplitMix64() {
        RandomStream random = RandomStream.restored(1234567);
        assertThat(random.uniform()).isEqualTo(0.3500795420214081);
        assertThat(random.uniform()).isEqualTo(0.17364409667091263);
        assertThat(random.below(1_000_000_000)).isEqualTo(532207303);
    }

    /** Trainings are repeated from their seeds, so these numbers must never change. */
    @Test
    void givesTheSameNumbersForever() {
        RandomStream random = RandomStream.of(42);
        assertThat(random.state()).isEqualTo(-4767286540954276203L);
        assertThat(new int[] {random.below(1000), random.below(1000), random.below(1000)})
                .containsExactly(343, 955, 486);
        random.below(1000);
        random.below(1000);
        assertThat(random.uniform()).isEqualTo(0.06751034237814979);
        assertThat(random.gaussian()).isEqualTo(-0.8116329884363754);
        assertThat(random.split(7).below(1_000_000)).isEqualTo(383226);
    }

    @Test
    void continuesFromASavedState() {
        RandomStream random = RandomStream.of(5);
        random.gaussian();
        RandomStream restored = RandomStream.restored(random.state());
        for (int i = 0; i < 10; i++) {
            assertThat(restored.gaussian()).isEqualTo(random.gaussian());
        }
    }

    @Test
    void childrenDependOnTheKeyAndNotOnTheOrderOfAsking() {
        RandomStream parent = RandomStream.of(5);
        long before = parent.state();
        double second = parent.split(2).uniform();
        double first = parent.split(1).uniform();
        assertThat(parent.state()).isEqualTo(before);
        assertThat(parent.split(2).uniform()).isEqualTo(second).isNotEqualTo(first);
    }

    /** 30,000 draws into 3: each count has a deviation of 82, so 400 is five of them. */
    @Test
    void integersAreEquallyLikely() {
        int[] counts = new int[3];
        RandomStream random = RandomStream.of(1);
        for (int i = 0; i < 30_000; i++) {
            counts[random.below(3)]++;
        }
        assertThat(Arrays.stream(counts)).allSatisfy(count -> assertThat(count).isCloseTo(10_000, within(400)));
    }

    /** 20,000 draws: mean ± 0.007 and mean square ± 0.01 at one deviation; five of them. */
    @Test
    void gaussiansAreStandardNormal() {
        RandomStream random = RandomStream.of(2);
        double[] draws = new double[20_000];
        Arrays.setAll(draws, i -> random.gaussian());
        assertThat(Arrays.stream(draws).average().orElseThrow()).isCloseTo(0, within(0.035));
        assertThat(Arrays.stream(draws).map(x -> x * x).average().orElseThrow()).isCloseTo(1, within(0.05));
    }

    @Test
    void refusesAnEmptyRange() {
        assertThatThrownBy(() -> RandomStream.of(0).below(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("below 0");
    }
}
