package dsgformer.batch.plan;

/** Inputs and output do not fit together; the message holds the reason and the way out. */
public final class InvalidPlanException extends IllegalArgumentException {

    InvalidPlanException(String message) {
        super(message);
    }
}
