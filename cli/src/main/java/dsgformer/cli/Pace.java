package dsgformer.cli;

import java.util.concurrent.TimeUnit;

/** How long the rest of a run will take, judged by the photos that took time so far. */
final class Pace {

    private final long start = System.nanoTime();
    private int done;
    private int skipped;

    void fileDone() {
        done++;
    }

    void fileSkipped() {
        skipped++;
    }

    /** Whole seconds until the last of {@code files} photos is done; 0 before the first is. */
    long secondsLeft(int files) {
        if (done == 0) {
            return 0;
        }
        long spent = System.nanoTime() - start;
        return TimeUnit.NANOSECONDS.toSeconds(spent / done * (files - done - skipped));
    }
}
