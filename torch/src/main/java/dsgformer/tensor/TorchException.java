package dsgformer.tensor;

/** libtorch refused an operation; the message is the first line of libtorch's, without its C++ trace. */
public final class TorchException extends RuntimeException {

    TorchException(String message, Throwable cause) {
        super(message, cause);
    }
}
