package dsgformer.cli.run;

/** How much a run says on standard error. */
public enum Verbosity {
    /** {@code -q}: errors alone. */
    QUIET,
    NORMAL,
    /** {@code -v}: details, and the stack traces of errors. */
    VERBOSE
}
