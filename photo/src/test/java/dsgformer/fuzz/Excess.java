package dsgformer.fuzz;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.concurrent.TimeUnit;

/**
 * Limits what one input may cost this thread: memory in proportion to its size, and ten seconds of processor time,
 * which other processes do not affect.
 */
public final class Excess {

    /** Bytes for buffers, independent of the input. */
    private static final long ALWAYS = 16 << 20;

    private static final long MOST_SECONDS = 10;

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private Excess() {}

    /** The work on an input. */
    public interface Work {
        void run() throws IOException;
    }

    /**
     * Runs the work; if it exceeds the limits, runs it once more, since the first run may load and instrument classes.
     */
    public static void requireAtMost(long bytes, Work work) throws IOException {
        boolean first = isWithin(bytes, work);
        if (!first && !isWithin(bytes, work)) {
            throw new IllegalStateException(
                    "took more than " + bytes + " bytes and " + ALWAYS + ", or than " + MOST_SECONDS + " seconds");
        }
    }

    private static boolean isWithin(long bytes, Work work) throws IOException {
        long bytesBefore = THREADS.getCurrentThreadAllocatedBytes();
        long nanosBefore = THREADS.getCurrentThreadCpuTime();
        work.run();
        long seconds = TimeUnit.NANOSECONDS.toSeconds(THREADS.getCurrentThreadCpuTime() - nanosBefore);
        return THREADS.getCurrentThreadAllocatedBytes() - bytesBefore <= ALWAYS + bytes && seconds <= MOST_SECONDS;
    }
}
