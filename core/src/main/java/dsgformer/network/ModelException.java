package dsgformer.network;

/** A model that is missing or cannot be used; the message says which, why, and the way out. */
public final class ModelException extends NetworkException {

    public ModelException(String message) {
        super(message, null);
    }

    public ModelException(String message, Throwable cause) {
        super(message, cause);
    }
}
