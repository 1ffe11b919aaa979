package dsgformer.batch;

/** Why a photo was skipped. */
public enum SkipReason {
    /** The output exists and {@link OnExists} keeps it. */
    OUTPUT_EXISTS,
    /** By the journal, an earlier run made this output from the same photo with the same model and options. */
    DONE_BEFORE,
    /** The original is at its place already, so an earlier run replaced the photo, or another file has that place. */
    ORIGINAL_KEPT
}
