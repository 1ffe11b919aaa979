package dsgformer.data.blur;

import static org.assertj.core.api.Assertions.assertThat;

import dsgformer.picture.Size;
import dsgformer.random.RandomStream;
import org.junit.jupiter.api.Test;

class RegionTest {

    private static final Size SIZE = new Size(208, 200);

    /** P(normal > level) for a level in [0, 1] is 0.16 to 0.5 and 0.32 on average; few cells, so a wide tolerance. */
    @Test
    void coversAboutAThirdOfTheImage() {
        double sum = 0;
        for (int seed = 0; seed < 40; seed++) {
            for (float coverage : Region.random(SIZE, RandomStream.of(seed))) {
                sum += coverage;
            }
        }
        assertThat(sum / 40 / SIZE.pixels()).isBetween(0.2, 0.42);
    }

    @Test
    void coverageIsAShareAndSmooth() {
        float[] coverage = Region.random(SIZE, RandomStream.of(3));
        float steepest = 0;
        for (int i = 1; i < coverage.length; i++) {
            assertThat(coverage[i]).isBetween(0f, 1f);
            if (i % SIZE.width() != 0) {
                steepest = Math.max(steepest, Math.abs(coverage[i] - coverage[i - 1]));
            }
        }
        assertThat(steepest).isBetween(0.01f, 0.7f);
    }
}
