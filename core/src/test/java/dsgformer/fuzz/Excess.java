package dsgformer.fuzz;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/** Watches what this thread takes of memory: no input may take more than its size explains. */
public final class Excess {

    /** What Jazzer takes on the same thread while it loads classes, and buffers. */
    private static final long ALWAYS = 128 << 20;

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private final long before = THREADS.getCurrentThreadAllocatedBytes();

    public void requireAtMost(long bytes) {
        long taken = THREADS.getCurrentThreadAllocatedBytes() - before;
        if (taken > ALWAYS + bytes) {
            throw new IllegalStateException("took " + taken + " bytes where " + (ALWAYS + bytes) + " would do");
        }
    }
}
