package dsgformer.weights.published;

import java.io.IOException;

/** Weights could not be fetched: the message says from where, what came instead, and the way out. */
public final class FetchException extends IOException {

    private static final long serialVersionUID = 1;

    FetchException(String message) {
        super(message);
    }

    FetchException(String message, Throwable cause) {
        super(message, cause);
    }
}
