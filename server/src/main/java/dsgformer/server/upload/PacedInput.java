package dsgformer.server.upload;

import dsgformer.server.problem.ProblemCode;
import dsgformer.server.problem.ProblemException;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A request's body: ends a request that sends too much or too slowly. */
final class PacedInput {

    /** Boundaries and headers of parts, beside the photos. */
    private static final long FORM_BYTES = 1 << 20;

    private final InputStream in;
    private final UploadLimits limits;
    private final long start = System.nanoTime();
    private long received;

    PacedInput(InputStream in, UploadLimits limits) {
        this.in = in;
        this.limits = limits;
    }

    /**
     * As {@link InputStream#read(byte[])}.
     *
     * @throws ProblemException beyond a limit, or if the connection ended early
     */
    int read(byte[] buffer) {
        int count = next(buffer);
        received += Math.max(0, count);
        if (received > limits.maxBytes() + FORM_BYTES) {
            throw limits.tooLarge();
        }
        requirePace();
        return count;
    }

    private int next(byte[] buffer) {
        try {
            return in.read(buffer);
        } catch (IOException e) {
            if (isTimeout(e)) {
                throw tooSlow();
            }
            throw new ProblemException(
                    ProblemCode.BAD_REQUEST,
                    "the body ended before it was complete",
                    "send the request again; its length has to be that of its body");
        }
    }

    private static boolean isTimeout(Throwable failure) {
        for (Throwable each = failure; each != null; each = each.getCause()) {
            if (each instanceof TimeoutException) {
                return true;
            }
        }
        return false;
    }

    private void requirePace() {
        long late = System.nanoTime() - start - limits.grace().toNanos();
        if (late > 0 && received < TimeUnit.NANOSECONDS.toSeconds(late) * limits.leastBytesPerSecond()) {
            throw tooSlow();
        }
    }

    private static ProblemException tooSlow() {
        return new ProblemException(
                ProblemCode.TOO_SLOW, "the body arrives too slowly", "send it again over a faster connection");
    }
}
