package dsgformer.tensor;

/** An operation that libtorch refused; the message is the first line of libtorch's, without its C++ trace. */
public final class TorchException extends RuntimeException {

    TorchException(String message, Throwable cause) {
        super(message, cause);
    }
}
