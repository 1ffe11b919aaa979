package dsgformer.tensor;

/** A tensor of a shape that its receiver cannot work on; the message names both. */
public final class ShapeMismatchException extends IllegalArgumentException {

    public ShapeMismatchException(String message) {
        super(message);
    }
}
