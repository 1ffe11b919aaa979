package dsgformer.network;

/** A model that is missing or cannot be used; the message says which, why, and the way out. */
public final class ModelException extends RuntimeException {

    public ModelException(String message) {
        super(message);
    }

    public ModelException(String message, Throwable cause) {
        super(message, cause);
    }
}
