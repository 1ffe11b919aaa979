package dsgformer.cli;

import dsgformer.cli.options.SizeConverter;
import dsgformer.cli.run.Console;
import dsgformer.cli.run.DsgformerCommand;
import dsgformer.cli.run.Subcommand;
import dsgformer.io.PathText;
import dsgformer.picture.Size;
import java.nio.file.Path;
import java.util.List;
import java.util.ServiceLoader;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Builds the picocli command line of {@code dsgformer} with the subcommands on the class path. */
public final class Commands {

    private Commands() {}

    /** With all subcommands. */
    public static CommandLine all(Console console) {
        return of(console, ServiceLoader.load(Subcommand.class).stream().toList());
    }

    /** With the subcommand that {@code args} begin with, else with all: reflection on all options takes time. */
    static CommandLine named(Console console, String... args) {
        List<ServiceLoader.Provider<Subcommand>> all =
                ServiceLoader.load(Subcommand.class).stream().toList();
        List<ServiceLoader.Provider<Subcommand>> named = all.stream()
                .filter(provider -> args.length > 0
                        && args[0].equals(
                                provider.type().getAnnotation(Command.class).name()))
                .toList();
        return of(console, named.isEmpty() ? all : named);
    }

    private static CommandLine of(Console console, List<ServiceLoader.Provider<Subcommand>> subcommands) {
        CommandLine root = new CommandLine(new DsgformerCommand(console));
        subcommands.forEach(provider -> root.addSubcommand(provider.get()));
        return root.setOut(console.outWriter())
                .setErr(console.errWriter())
                .registerConverter(Path.class, PathText::toPath)
                .registerConverter(Size.class, new SizeConverter())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setUsageHelpAutoWidth(true);
    }
}
