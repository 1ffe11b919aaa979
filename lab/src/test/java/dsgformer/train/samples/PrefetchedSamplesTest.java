package dsgformer.train.samples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dsgformer.data.CropPair;
import dsgformer.picture.Planes;
import dsgformer.random.RandomStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class PrefetchedSamplesTest {

    private static final RandomStream STREAMS = RandomStream.of(3).split(4);

    /** Records the numbers computed; a sample's values encode its number and its stream. */
    private static class Recorded implements Samples {

        private final Set<Long> made = ConcurrentHashMap.newKeySet();

        @Override
        public CropPair sample(long number, RandomStream random) {
            made.add(number);
            Planes planes = Planes.of(3, 2, 2);
            Arrays.fill(planes.values(), (float) (number + random.uniform()));
            return new CropPair(planes, planes);
        }

        @Override
        public long perEpoch() {
            return 5;
        }
    }

    private final Recorded source = new Recorded();

    @Test
    void samplesDoNotDependOnTheNumberOfThreads() {
        for (int threads : new int[] {1, 2, 5}) {
            PrefetchedSamples samples = new PrefetchedSamples(source, STREAMS, 7, threads);
            for (long number = 10; number < 60; number++) {
                assertThat(samples.sample(number, STREAMS.split(number)))
                        .isEqualTo(new Recorded().sample(number, STREAMS.split(number)));
            }
        }
    }

    @Test
    void severalThreadsMayRequestSamplesInAnyOrder() throws Exception {
        PrefetchedSamples samples = new PrefetchedSamples(source, STREAMS, 16, 2);
        ExecutorService workers = Executors.newFixedThreadPool(4);
        try {
            List<Future<CropPair>> asked = new ArrayList<>();
            for (long i = 0; i < 200; i++) {
                long number = i / 8 * 8 + 7 - i % 8; // each batch backwards
                asked.add(workers.submit(() -> samples.sample(number, STREAMS.split(number))));
            }
            for (int i = 0; i < 200; i++) {
                long number = i / 8 * 8L + 7 - i % 8;
                assertThat(asked.get(i).get(20, TimeUnit.SECONDS))
                        .isEqualTo(new Recorded().sample(number, STREAMS.split(number)));
            }
        } finally {
            workers.shutdownNow();
        }
    }

    @Test
    void theNextSamplesArePrefetched() throws Exception {
        CountDownLatch made = new CountDownLatch(5);
        Samples counted = new Samples() {
            @Override
            public CropPair sample(long number, RandomStream random) {
                CropPair pair = source.sample(number, random);
                made.countDown();
                return pair;
            }

            @Override
            public long perEpoch() {
                return 1;
            }
        };
        new PrefetchedSamples(counted, STREAMS, 4, 2).sample(0, STREAMS.split(0));
        assertThat(made.await(20, TimeUnit.SECONDS)).isTrue();
        assertThat(source.made).containsExactlyInAnyOrder(0L, 1L, 2L, 3L, 4L);
    }

    /** With two processes and batches of two, the first uses samples 0 1 4 5 8 9 … and must not prefetch the others. */
    @Test
    void aProcessPrefetchesOnlyItsOwnSamples() {
        PrefetchedSamples samples =
                new PrefetchedSamples(source, STREAMS, 4, 2, number -> number % 2 == 0 ? number + 1 : number + 3);
        for (long number : new long[] {0, 1, 4, 5, 8, 9, 12, 13}) {
            samples.sample(number, STREAMS.split(number));
        }
        assertThat(source.made).allMatch(number -> number % 4 < 2);
    }

    @Test
    void anotherStreamBypassesThePrefetchedSamples() {
        PrefetchedSamples samples = new PrefetchedSamples(source, STREAMS, 4, 1);
        samples.sample(0, STREAMS.split(0));
        RandomStream other = RandomStream.of(99);
        assertThat(samples.sample(1, RandomStream.of(99))).isEqualTo(new Recorded().sample(1, other));
    }

    @Test
    void aJumpToAnotherNumberGivesThatSample() {
        PrefetchedSamples samples = new PrefetchedSamples(source, STREAMS, 3, 2);
        long[] numbers = LongStream.of(0, 1, 2, 5000, 5001, 7, 8).toArray();
        for (long number : numbers) {
            assertThat(samples.sample(number, STREAMS.split(number)))
                    .isEqualTo(new Recorded().sample(number, STREAMS.split(number)));
        }
    }

    @Test
    void aFailureIsRethrownToTheCaller() {
        Samples broken = new Samples() {
            @Override
            public CropPair sample(long number, RandomStream random) {
                if (number == 2) {
                    throw new IllegalStateException("no number 2");
                }
                return source.sample(number, random);
            }

            @Override
            public long perEpoch() {
                return 1;
            }
        };
        PrefetchedSamples samples = new PrefetchedSamples(broken, STREAMS, 4, 2);
        samples.sample(0, STREAMS.split(0));
        samples.sample(1, STREAMS.split(1));
        assertThatThrownBy(() -> samples.sample(2, STREAMS.split(2))).hasMessage("no number 2");
        assertThat(samples.sample(3, STREAMS.split(3))).isNotNull();
    }
}
