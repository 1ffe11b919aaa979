package dsgformer.cli.data;

import dsgformer.cli.run.ExitCode;
import dsgformer.cli.run.Subcommand;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code dsgformer data}: makes and checks training data. */
@Command(
        name = "data",
        description = "Makes and checks training data.",
        subcommands = {DataSynthCommand.class, DataFramesCommand.class, DataVerifyCommand.class, DataStatsCommand.class
        })
public final class DataCommand implements Subcommand {

    @Spec
    private CommandSpec spec;

    @Override
    public ExitCode run() {
        throw new ParameterException(
                spec.commandLine(),
                "data needs a command: synth makes blurred pairs from sharp photos, frames makes them from films, verify checks"
                        + " pairs, stats describes them");
    }
}
