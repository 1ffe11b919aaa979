package dsgformer.batch.plan;

/** Inputs and an output that do not go together; the message says why and the way out. */
public final class InvalidPlanException extends IllegalArgumentException {

    InvalidPlanException(String message) {
        super(message);
    }
}
