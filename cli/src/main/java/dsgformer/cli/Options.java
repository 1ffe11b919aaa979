package dsgformer.cli;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** What picocli leaves open about the values of options. */
final class Options {

    private Options() {}

    /** @throws ParameterException if the value is below what makes sense */
    static void requireAtLeast(CommandSpec command, String option, long value, long least) {
        if (value < least) {
            throw new ParameterException(
                    command.commandLine(), option + " must be at least " + least + ", got " + value);
        }
    }
}
