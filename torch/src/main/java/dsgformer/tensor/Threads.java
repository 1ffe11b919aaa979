package dsgformer.tensor;

import org.bytedeco.pytorch.global.torch;

/** How many threads one operation of libtorch spreads over, for the calling thread. */
public final class Threads {

    private Threads() {}

    /** From here on, operations called by this thread use {@code count} threads. */
    public static void perOperation(int count) {
        Native.call(() -> {
            torch.set_num_threads(count);
            return null;
        });
    }

    /** Threads that OpenBLAS keeps beside libtorch's; anything but 1 costs a factor of 3 to 5. */
    static int ofBlas() {
        return Native.blasThreads();
    }
}
