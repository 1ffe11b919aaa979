package dsgformer.cli.run;

/** How much a run prints on standard error. */
public enum Verbosity {
    /** {@code -q}: errors only. */
    QUIET,
    NORMAL,
    /** {@code -v}: details, and the stack traces of errors. */
    VERBOSE
}
