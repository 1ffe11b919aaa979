package dsgformer.network;

/** A picture did not fit into the engine's memory; a smaller tile may. */
public final class OutOfMemoryException extends NetworkException {

    public OutOfMemoryException(String message, Throwable cause) {
        super(message, cause);
    }
}
