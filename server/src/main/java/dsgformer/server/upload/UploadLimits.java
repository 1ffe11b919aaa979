package dsgformer.server.upload;

import dsgformer.photo.ReadLimits;
import dsgformer.server.problem.ProblemCode;
import dsgformer.server.problem.ProblemException;
import java.time.Duration;

/**
 * What one request may send.
 *
 * @param maxBytes of all its photos together
 * @param maxFiles photos
 * @param photo how large each photo may be
 * @param grace how long a request may take whatever it sends
 * @param leastBytesPerSecond how fast its body has to arrive after that
 */
public record UploadLimits(long maxBytes, int maxFiles, ReadLimits photo, Duration grace, long leastBytesPerSecond) {

    /** The usual pace: 20 seconds, then at least 8 KiB a second on average. */
    public static UploadLimits of(long maxBytes, int maxFiles, ReadLimits photo) {
        return new UploadLimits(maxBytes, maxFiles, photo, Duration.ofSeconds(20), 8 << 10);
    }

    public UploadLimits withMaxFiles(int most) {
        return new UploadLimits(maxBytes, most, photo, grace, leastBytesPerSecond);
    }

    /** The problem of a request that sends more bytes. */
    public ProblemException tooLarge() {
        return new ProblemException(
                ProblemCode.TOO_LARGE,
                "the photos of one request may have " + (maxBytes >> 20) + " MiB together",
                "send fewer photos at once, or start the server with a larger --max-mb");
    }
}
