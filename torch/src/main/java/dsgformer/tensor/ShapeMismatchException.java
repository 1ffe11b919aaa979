package dsgformer.tensor;

/** The shape of a tensor does not fit the operation; the message names both. */
public final class ShapeMismatchException extends IllegalArgumentException {

    public ShapeMismatchException(String message) {
        super(message);
    }
}
