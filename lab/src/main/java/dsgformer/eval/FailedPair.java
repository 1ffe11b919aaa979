package dsgformer.eval;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;

/**
 * A pair that could not be scored.
 *
 * @param set the set's name; empty if the data folder itself is the set
 * @param name the pair's name within its set
 */
public record FailedPair(String set, String name, Exception failure) {

    /** The name across sets, as {@link ImageScore#path()}. */
    public String path() {
        return set.isEmpty() ? name : set + "/" + name;
    }

    /** Throws the failure. */
    void rethrow() throws IOException {
        if (failure instanceof IOException disk) {
            throw disk;
        }
        throw failure instanceof RuntimeException own ? own : new IllegalStateException(failure);
    }

    /** Why, in one line for people. */
    public String reason() {
        if (failure instanceof NoSuchFileException missing && missing.getReason() == null) {
            return "there is no file " + missing.getFile();
        }
        if (failure instanceof AccessDeniedException denied) {
            return "no permission for " + denied.getFile();
        }
        String message = failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
        return message.lines().findFirst().orElse("");
    }
}
