package dsgformer.server.photos;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class MemoryBudgetTest {

    @Test
    void whatRunsTogetherFitsOrIsAlone() throws Exception {
        MemoryBudget budget = new MemoryBudget(100);
        AtomicLong taken = new AtomicLong();
        AtomicLong running = new AtomicLong();
        List<Future<?>> ends = new ArrayList<>();
        ExecutorService threads = Executors.newFixedThreadPool(8);
        for (int i = 0; i < 200; i++) {
            long bytes = i % 20 == 0 ? 150 : 10 + i % 50;
            ends.add(threads.submit(() -> budget.within(bytes, () -> {
                long all = taken.addAndGet(bytes);
                long count = running.incrementAndGet();
                assertThat(all <= 100 || count == 1).isTrue();
                Thread.sleep(1);
                taken.addAndGet(-bytes);
                return running.decrementAndGet();
            })));
        }
        for (Future<?> end : ends) {
            end.get();
        }
        threads.shutdown();
    }
}
