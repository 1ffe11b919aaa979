package dsgformer.train;

import java.time.Duration;

/** Time spent training; what is done in a pause does not count. */
final class Clock {

    private final long begin = System.nanoTime();
    private final Duration before;
    private long paused;

    Clock(Duration before) {
        this.before = before;
    }

    Duration elapsed() {
        return before.plusNanos(System.nanoTime() - begin - paused);
    }

    /** Whether less than {@code limit} has passed since this clock was made, pauses included. */
    boolean within(Duration limit) {
        return System.nanoTime() - begin < limit.toNanos();
    }

    void pause(Runnable work) {
        long from = System.nanoTime();
        work.run();
        paused += System.nanoTime() - from;
    }
}
