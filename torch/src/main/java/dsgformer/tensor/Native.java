package dsgformer.tensor;

import dsgformer.network.OutOfMemoryException;
import java.util.List;
import java.util.function.Supplier;
import org.bytedeco.openblas.global.openblas;

/** Calls into libtorch: loads it once, sets OpenBLAS to one thread, and translates its exceptions into ours. */
final class Native {

    static {
        // OpenBLAS would keep spinning threads beside libtorch's own: a training step took 607 ms instead of 120.
        openblas.blas_set_num_threads(1);
    }

    /** Messages of libtorch's allocators: on Windows, on Linux and macOS, on a GPU. */
    private static final List<String> OUT_OF_MEMORY =
            List.of("not enough memory", "can't allocate memory", "out of memory", "bad_alloc");

    private Native() {}

    static <T> T call(Supplier<T> operation) {
        try {
            return operation.get();
        } catch (RuntimeException e) {
            throw translated(e);
        }
    }

    static int blasThreads() {
        return openblas.blas_get_num_threads();
    }

    private static RuntimeException translated(RuntimeException e) {
        String message = String.valueOf(e.getMessage());
        String firstLine = message.lines().findFirst().orElse(message);
        if (OUT_OF_MEMORY.stream().anyMatch(message::contains)) {
            return new OutOfMemoryException(firstLine, e);
        }
        // JavaCPP throws nothing but RuntimeException itself for what() of a C++ exception.
        return e.getClass() == RuntimeException.class ? new TorchException(firstLine, e) : e;
    }
}
