package dsgformer.tensor;

/** One of the processes that compute together is gone, or cannot be reached; the others cannot go on. */
public final class LostProcessException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    LostProcessException(String message) {
        super(message);
    }

    LostProcessException(String message, Throwable cause) {
        super(message, cause);
    }
}
