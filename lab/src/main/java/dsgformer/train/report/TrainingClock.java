package dsgformer.train.report;

import java.io.IOException;
import java.time.Duration;

/** Time spent training, without pauses. */
public final class TrainingClock {

    private final long begin = System.nanoTime();
    private final Duration before;
    private long paused;

    public TrainingClock(Duration before) {
        this.before = before;
    }

    /** Work that runs while the clock is paused. */
    public interface Pause {
        void run() throws IOException;
    }

    public Duration elapsed() {
        return before.plusNanos(System.nanoTime() - begin - paused);
    }

    /** Whether less than {@code limit} has passed since this clock was made, pauses included. */
    public boolean within(Duration limit) {
        return System.nanoTime() - begin < limit.toNanos();
    }

    public void pause(Pause work) throws IOException {
        long from = System.nanoTime();
        work.run();
        paused += System.nanoTime() - from;
    }
}
