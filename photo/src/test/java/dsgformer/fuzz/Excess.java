package dsgformer.fuzz;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.concurrent.TimeUnit;

/**
 * Watches what this thread takes: no input may take more memory than its size explains, or more than ten seconds. Those are of the
 * processor: on a busy machine, others' work would count.
 */
public final class Excess {

    /** Buffers, whatever the input. */
    private static final long ALWAYS = 16 << 20;

    private static final long MOST_SECONDS = 10;

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private Excess() {}

    /** What is done with an input. */
    public interface Work {
        void run() throws IOException;
    }

    /** Does the work; if it took too much, a second time, since loading and instrumenting classes is nobody's fault. */
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
