package dsgformer.train;

import static org.assertj.core.api.Assertions.assertThat;

import dsgformer.train.config.TrainingConfig;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RateFinderTest {

    @TempDir
    private Path folder;

    /** A loss that falls between 1e-4 and 1e-2, fastest in the middle, and rises then: a cosine over the logarithm. */
    @Test
    void theSuggestedRateIsBelowTheRateOfTheLowestLoss() {
        List<RateFinder.Point> points = IntStream.range(0, 101)
                .mapToObj(i -> {
                    double exponent = -5 + 4.0 * i / 100;
                    double loss = exponent < -4 ? 2 : 1 + Math.cos(Math.PI * (exponent + 4) / 2);
                    return new RateFinder.Point(Math.pow(10, exponent), loss);
                })
                .toList();
        RateFinder.Result result = RateFinder.result(points);
        assertThat(result.suggested()).isBetween(7e-4, 1.5e-3);
        assertThat(result.lowest()).isBetween(9e-3, 1.1e-2);
    }

    @Test
    void aSearchTriesGrowingRatesAndWritesNoFiles() throws IOException {
        TrainingConfig config = TinyTraining.of(folder, 2).config("run", 10, Map.of());
        RateFinder.Result result = RateFinder.search(config, 12);
        assertThat(result.points())
                .hasSizeBetween(4, 12)
                .isSortedAccordingTo((a, b) -> Double.compare(a.rate(), b.rate()));
        assertThat(result.points()).allSatisfy(point -> assertThat(point.loss()).isFinite());
        assertThat(folder.resolve("run")).doesNotExist();
    }
}
