package dsgformer.cli.deblur.report;

import dsgformer.cli.run.Console;
import dsgformer.cli.run.Verbosity;

/** How {@code deblur} shows its progress, as {@code --progress} spells it. */
public enum ProgressStyle {
    /** A bar on a terminal, plain lines elsewhere. */
    AUTO,
    BAR,
    PLAIN,
    NONE;

    /** The effective style on this console: a bar needs a terminal, {@code -q} shows nothing. */
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
