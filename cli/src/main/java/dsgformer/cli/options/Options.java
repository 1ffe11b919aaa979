package dsgformer.cli.options;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** What picocli leaves open about the values of options. */
public final class Options {

    private Options() {}

    /**
     * Returns quietly if an option's value makes sense.
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
