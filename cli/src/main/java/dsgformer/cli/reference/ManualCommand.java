package dsgformer.cli.reference;

import dsgformer.cli.Commands;
import dsgformer.cli.run.Console;
import dsgformer.cli.run.ExitCode;
import dsgformer.cli.run.ResultFile;
import dsgformer.cli.run.Subcommand;
import dsgformer.io.Folders;
import java.io.IOException;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code dsgformer manual}: the pages for {@code man}. */
@Command(
        name = "manual",
        sortOptions = false,
        description = "Writes the manual as pages for man, one per command.",
        footer = {"", "Example:", "  dsgformer manual ~/.local/share/man/man1; man dsgformer-deblur"})
public final class ManualCommand implements Subcommand {

    @Parameters(paramLabel = "DIR", description = "The folder to write to; it is created if it is missing.")
    private Path folder;

    @Spec
    private CommandSpec spec;

    @Override
    public ExitCode run() throws IOException {
        Console console = Console.of(spec);
        Folders.create(folder);
        write(Commands.all(console).getCommandSpec());
        console.say("the manual is in " + folder + "; man -l " + folder.resolve("dsgformer.1") + " shows it");
        return ExitCode.OK;
    }

    private void write(CommandSpec command) throws IOException {
        new ResultFile(folder.resolve(ManPage.name(command) + ".1")).write(ManPage.of(command));
        for (CommandSpec below : ManPage.below(command)) {
            write(below);
        }
    }
}
