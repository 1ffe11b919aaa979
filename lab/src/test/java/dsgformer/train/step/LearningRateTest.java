package dsgformer.train.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LearningRateTest {

    private final LearningRate papers = new LearningRate(2e-4, 1e-6, 10, 3000);

    @ParameterizedTest
    @CsvSource({"0, 2.0e-5", "9, 2e-4", "10, 2e-4", "100, 1.995555e-4", "1505, 1.005e-4", "2999, 1.000055e-6"})
    void epochsHaveThePapersRates(int epoch, double rate) {
        // the values have seven digits
        assertThat(papers.at(epoch)).isCloseTo(rate, within(1e-6 * rate));
    }

    @Test
    void theRateRisesToThePeakAndThenOnlyFalls() {
        for (int epoch = 1; epoch < 3000; epoch++) {
            if (epoch < 10) {
                assertThat(papers.at(epoch)).isGreaterThan(papers.at(epoch - 1));
            } else {
                assertThat(papers.at(epoch)).isLessThanOrEqualTo(papers.at(epoch - 1));
            }
        }
    }

    @Test
    void afterTheBudgetTheRateStaysAtTheLast() {
        assertThat(papers.at(3000)).isEqualTo(1e-6);
        assertThat(papers.at(4000)).isEqualTo(1e-6);
    }

    @Test
    void withoutWarmUpThePeakComesFirst() {
        assertThat(new LearningRate(1e-3, 1e-6, 0, 100).at(0)).isEqualTo(1e-3);
    }

    @Test
    void aWarmUpShorterThanAUnitStaysBelowThePeak() {
        assertThat(new LearningRate(1e-3, 1e-6, 0.5, 100).at(0)).isEqualTo(1e-3);
    }
}
