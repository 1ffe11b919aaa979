package dsgformer.cli.run;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HumanNumbersTest {

    @Test
    void durationsAndEstimatesAreRoundedForPeople() {
        assertThat(HumanNumbers.estimate(41)).isEqualTo("41 s");
        assertThat(HumanNumbers.estimate(71)).isEqualTo("1 min 11 s");
        assertThat(HumanNumbers.duration(59_999)).isEqualTo("1 min 00 s");
        assertThat(HumanNumbers.duration(12_340)).isEqualTo("12.3 s");
        assertThat(HumanNumbers.duration(7_620_000)).isEqualTo("2 h 07 min");
    }
}
