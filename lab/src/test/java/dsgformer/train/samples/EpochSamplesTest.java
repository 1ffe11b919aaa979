package dsgformer.train.samples;

import static org.assertj.core.api.Assertions.assertThat;

import dsgformer.data.ImagePair;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class EpochSamplesTest {

    private static final int PAIRS = 17;

    private final EpochSamples samples = seeded(1);

    private static EpochSamples seeded(long seed) {
        Path unread = Path.of("unread.png");
        return new EpochSamples(
                IntStream.range(0, PAIRS)
                        .mapToObj(i -> new ImagePair("pair" + i, unread, unread))
                        .toList(),
                64,
                seed);
    }

    private static List<Integer> epoch(EpochSamples samples, int epoch) {
        return LongStream.range((long) epoch * PAIRS, (epoch + 1L) * PAIRS)
                .mapToObj(samples::position)
                .toList();
    }

    @Test
    void everyEpochHasEveryPairOnce() {
        for (int epoch = 0; epoch < 5; epoch++) {
            assertThat(epoch(samples, epoch))
                    .containsExactlyInAnyOrderElementsOf(
                            IntStream.range(0, PAIRS).boxed().toList());
        }
    }

    @Test
    void epochsDifferInOrder() {
        assertThat(IntStream.range(0, 5).mapToObj(epoch -> epoch(samples, epoch)))
                .doesNotHaveDuplicates();
    }

    @Test
    void theOrderIsAFunctionOfTheSeed() {
        assertThat(epoch(seeded(1), 3)).isEqualTo(epoch(samples, 3));
        assertThat(epoch(seeded(2), 3)).isNotEqualTo(epoch(samples, 3));
    }

    @Test
    void anEpochHasAsManySamplesAsPairs() {
        assertThat(samples.perEpoch()).isEqualTo(PAIRS);
    }
}
