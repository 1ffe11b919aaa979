package dsgformer.tensor;

import org.bytedeco.pytorch.global.torch;

/** How many threads libtorch uses for one operation of the calling thread. */
public final class Threads {

    private Threads() {}

    /** From here on, operations called by this thread use {@code count} threads. */
    public static void perOperation(int count) {
        Native.call(() -> {
            torch.set_num_threads(count);
            return null;
        });
    }

    /** Threads of OpenBLAS beside libtorch's; more than 1 costs a factor of 3 to 5. */
    static int ofBlas() {
        return Native.blasThreads();
    }
}
