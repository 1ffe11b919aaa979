package dsgformer.batch;

/** Why nothing was done about a photo. */
public enum SkipReason {
    /** The output is there, and {@link OnExists} says to leave it. */
    OUTPUT_EXISTS,
    /** An earlier run made the output of this very photo with this model and these options, says its journal. */
    DONE_BEFORE
}
