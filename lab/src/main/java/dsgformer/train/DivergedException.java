package dsgformer.train;

/** A training whose loss or gradient is not finite any more; the message names the step and the checkpoint to go back to. */
public final class DivergedException extends RuntimeException {

    DivergedException(String message) {
        super(message);
    }
}
