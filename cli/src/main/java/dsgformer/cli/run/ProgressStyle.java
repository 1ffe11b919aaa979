package dsgformer.cli.run;

/** How {@code deblur} shows its progress, as {@code --progress} spells it. */
public enum ProgressStyle {
    /** A bar on a terminal, plain lines elsewhere. */
    AUTO,
    BAR,
    PLAIN,
    NONE;

    /** What it comes to for this console; a program that reads a run, or asked for quiet, gets no bar. */
    public ProgressStyle on(Console console) {
        if (console.verbosity() == Verbosity.QUIET) {
            return NONE;
        }
        if (this != AUTO) {
            return this;
        }
        return console.interactive() ? BAR : PLAIN;
    }
}
