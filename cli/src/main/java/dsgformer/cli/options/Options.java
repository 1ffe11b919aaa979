package dsgformer.cli.options;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** Checks on the values of options that picocli does not make. */
public final class Options {

    private Options() {}

    /**
     * Checks a lower bound.
     *
     * @throws ParameterException if it is below {@code least}
     */
    public static void requireAtLeast(CommandSpec command, String option, long value, long least) {
        if (value < least) {
            throw new ParameterException(
                    command.commandLine(), option + " must be at least " + least + ", got " + value);
        }
    }
}
