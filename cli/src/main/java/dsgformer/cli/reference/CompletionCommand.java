package dsgformer.cli.reference;

import dsgformer.cli.Commands;
import dsgformer.cli.run.Console;
import dsgformer.cli.run.ExitCode;
import dsgformer.cli.run.Subcommand;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code dsgformer completion}: a script that lets a shell complete commands and options. */
@Command(
        name = "completion",
        sortOptions = false,
        description = "Prints what a shell needs to complete commands and options.",
        footer = {
            "",
            "Examples:",
            "  . <(dsgformer completion bash)                 in .bashrc",
            "  dsgformer completion zsh > FOLDER/_dsgformer   a folder of $fpath; then start",
            "                                                 a new shell"
        })
public final class CompletionCommand implements Subcommand {

    @Parameters(paramLabel = "bash|zsh", description = "The shell.")
    private Shell shell;

    @Spec
    private CommandSpec spec;

    @Override
    public ExitCode run() {
        Console console = Console.of(spec);
        CommandLine all = Commands.all(console);
        PrintWriter out = console.outWriter();
        out.print(
                switch (shell) {
                    case BASH -> BashCompletion.of(all);
                    case ZSH -> ZshCompletion.of(all.getCommandSpec());
                });
        out.flush();
        return ExitCode.OK;
    }
}
