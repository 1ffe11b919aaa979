package dsgformer.bench;

/** A worker failed; the message has the reason. */
final class WorkerFailedException extends RuntimeException {

    WorkerFailedException(String message) {
        super(message);
    }

    WorkerFailedException(String message, Throwable cause) {
        super(message, cause);
    }
}
