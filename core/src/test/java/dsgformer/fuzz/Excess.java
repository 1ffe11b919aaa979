package dsgformer.fuzz;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.concurrent.TimeUnit;

/**
 * Watches what this thread takes: no input may take more memory than its size explains, or more than ten seconds. Those are of the
 * processor: on a busy machine, others' work would count.
 */
public final class Excess {

    /** What Jazzer takes on the same thread while it loads classes, and buffers. */
    private static final long ALWAYS = 128 << 20;

    private static final long MOST_SECONDS = 10;

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private final long bytesBefore = THREADS.getCurrentThreadAllocatedBytes();
    private final long nanosBefore = THREADS.getCurrentThreadCpuTime();

    public void requireAtMost(long bytes) {
        long taken = THREADS.getCurrentThreadAllocatedBytes() - bytesBefore;
        if (taken > ALWAYS + bytes) {
            throw new IllegalStateException("took " + taken + " bytes where " + (ALWAYS + bytes) + " would do");
        }
        long seconds = TimeUnit.NANOSECONDS.toSeconds(THREADS.getCurrentThreadCpuTime() - nanosBefore);
        if (seconds > MOST_SECONDS) {
            throw new IllegalStateException("took " + seconds + " seconds");
        }
    }
}
