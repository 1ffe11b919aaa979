package dsgformer.cli.data;

import dsgformer.cli.run.ExitCode;
import dsgformer.cli.run.Subcommand;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code dsgformer data}: what networks learn from. */
@Command(
        name = "data",
        description = "Makes training data, and says what is wrong with it.",
        subcommands = {DataSynthCommand.class, DataFramesCommand.class, DataVerifyCommand.class, DataStatsCommand.class
        })
public final class DataCommand implements Subcommand {

    @Spec
    private CommandSpec spec;

    @Override
    public ExitCode run() {
        throw new ParameterException(
                spec.commandLine(),
                "data does what? synth makes blurred pairs from sharp photos, frames from films, verify looks for what is wrong with pairs,"
                        + " stats says what they are like");
    }
}
