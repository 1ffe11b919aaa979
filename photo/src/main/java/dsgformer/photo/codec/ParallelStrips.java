package dsgformer.photo.codec;

import java.io.IOException;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Parts of a photo that are packed on all processors, a few at a time, and written in their order. */
public final class ParallelStrips {

    /** Rows that one processor packs at a time: large enough that nothing is lost by packing them alone. */
    static final int BYTES = 1 << 19;

    private ParallelStrips() {}

    /** Takes a packed strip. */
    public interface Sink<T> {
        void take(T packed) throws IOException;
    }

    /** As many rows as make a strip, at least one. */
    public static int rows(long rowBytes) {
        return (int) Math.max(1, BYTES / rowBytes);
    }

    public static <T> void pack(int count, IntFunction<T> packer, Sink<T> sink) throws IOException {
        int together = Math.min(16, Runtime.getRuntime().availableProcessors());
        for (int first = 0; first < count; first += together) {
            int end = Math.min(count, first + together);
            List<T> packed =
                    IntStream.range(first, end).parallel().mapToObj(packer).toList();
            for (T strip : packed) {
                sink.take(strip);
            }
        }
    }
}
