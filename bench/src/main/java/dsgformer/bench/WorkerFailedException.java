package dsgformer.bench;

/** A worker could not do what it was told; the message says why. */
final class WorkerFailedException extends RuntimeException {

    WorkerFailedException(String message) {
        super(message);
    }

    WorkerFailedException(String message, Throwable cause) {
        super(message, cause);
    }
}
