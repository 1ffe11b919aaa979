package dsgformer.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WorkersTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7})
    void eachPartOfEachTaskIsDoneOnceBeforeTheNextTaskBegins(int count) {
        AtomicIntegerArray done = new AtomicIntegerArray(count);
        try (Workers workers = new Workers(count)) {
            for (int round = 0; round < 300; round++) {
                int expected = round;
                workers.run(part -> {
                    assertThat(done.get(part)).isEqualTo(expected);
                    done.incrementAndGet(part);
                });
                for (int part = 0; part < count; part++) {
                    assertThat(done.get(part)).isEqualTo(round + 1);
                }
            }
        }
    }

    @Test
    void whatAPartThrowsReachesTheCallerAndTheNextTaskRuns() {
        try (Workers workers = new Workers(3)) {
            for (int failing = 0; failing < 3; failing++) {
                int bad = failing;
                assertThatThrownBy(() -> workers.run(part -> {
                            if (part == bad) {
                                throw new IllegalStateException("part " + part);
                            }
                        }))
                        .hasMessage("part " + bad);
                workers.run(part -> {});
            }
        }
    }

    @Test
    void sharesCoverAllItemsWithoutOverlap() {
        for (int items : new int[] {0, 1, 5, 8, 100}) {
            int next = 0;
            for (int i = 0; i < 3; i++) {
                WorkRange range = WorkRange.of(items, i, 3);
                assertThat(range.from()).isEqualTo(next);
                next = range.to();
            }
            assertThat(next).isEqualTo(items);
        }
    }
}
