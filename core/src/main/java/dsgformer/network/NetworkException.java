package dsgformer.network;

/**
 * A network cannot be loaded or run: the supertype of what this library throws beside {@link java.io.IOException}, which
 * is about files, and {@link IllegalArgumentException}, which is about arguments.
 */
public abstract sealed class NetworkException extends RuntimeException
        permits ModelException, OutOfMemoryException, DeviceNotAvailableException {

    private static final long serialVersionUID = 1;

    NetworkException(String message, Throwable cause) {
        super(message, cause);
    }
}
