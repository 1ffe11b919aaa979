package dsgformer.cli;

import dsgformer.cli.options.PathConverter;
import dsgformer.cli.options.SizeConverter;
import dsgformer.cli.run.Console;
import dsgformer.cli.run.DsgformerCommand;
import dsgformer.cli.run.Subcommand;
import dsgformer.io.PathText;
import dsgformer.picture.Size;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Builds the picocli command line of {@code dsgformer} with the subcommands on the class path. */
public final class Commands {

    /** What {@code dsgformer photo.jpg} means. */
    private static final String USUAL = "deblur";

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
                .filter(provider -> args.length > 0 && args[0].equals(name(provider)))
                .toList();
        return of(console, named.isEmpty() ? all : named);
    }

    /** The command line with {@code deblur} in front, if it begins with a file or folder instead of a command. */
    static String[] withCommand(String... args) {
        if (args.length == 0
                || args[0].startsWith("-")
                || ServiceLoader.load(Subcommand.class).stream().anyMatch(each -> args[0].equals(name(each)))
                || !isThere(args[0])) {
            return args;
        }
        return Stream.concat(Stream.of(USUAL), Arrays.stream(args)).toArray(String[]::new);
    }

    private static boolean isThere(String name) {
        try {
            return Files.exists(PathText.toPath(name));
        } catch (InvalidPathException e) {
            return false;
        }
    }

    private static String name(ServiceLoader.Provider<Subcommand> provider) {
        return provider.type().getAnnotation(Command.class).name();
    }

    private static CommandLine of(Console console, List<ServiceLoader.Provider<Subcommand>> subcommands) {
        CommandLine root = new CommandLine(new DsgformerCommand(console));
        subcommands.forEach(provider -> root.addSubcommand(provider.get()));
        return root.setOut(console.outWriter())
                .setErr(console.errWriter())
                .registerConverter(Path.class, new PathConverter())
                .registerConverter(Size.class, new SizeConverter())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setUsageHelpAutoWidth(true);
    }
}
