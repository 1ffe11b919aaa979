package dsgformer.photo.codec;

import java.io.IOException;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Compresses strips of a photo in parallel, a few at a time, and writes them in order. */
public final class ParallelStrips {

    /** Bytes of rows per strip: large enough that compressing strips separately loses nothing. */
    static final int STRIP_BYTES = 1 << 19;

    private ParallelStrips() {}

    /** Receives a compressed strip. */
    public interface Sink<T> {
        void take(T packed) throws IOException;
    }

    /** Rows per strip, at least one. */
    public static int rows(long rowBytes) {
        return (int) Math.max(1, STRIP_BYTES / rowBytes);
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
