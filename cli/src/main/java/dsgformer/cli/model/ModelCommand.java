package dsgformer.cli.model;

import dsgformer.cli.run.ExitCode;
import dsgformer.cli.run.Subcommand;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code dsgformer model}: shows, fetches, checks and writes models. */
@Command(
        name = "model",
        description = "Shows, fetches and checks models.",
        subcommands = {
            ModelListCommand.class,
            ModelPullCommand.class,
            ModelInfoCommand.class,
            ModelVerifyCommand.class,
            ModelConvertCommand.class,
            ModelExportCommand.class
        })
public final class ModelCommand implements Subcommand {

    @Spec
    private CommandSpec spec;

    @Override
    public ExitCode run() {
        throw new ParameterException(
                spec.commandLine(), "model needs a command: list, pull, info, verify, convert or export");
    }
}
