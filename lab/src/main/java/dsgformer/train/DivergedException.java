package dsgformer.train;

/** The loss or gradient of a training is no longer finite; the message names the step and the last good checkpoint. */
public final class DivergedException extends RuntimeException {

    DivergedException(String message) {
        super(message);
    }
}
