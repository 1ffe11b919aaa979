package dsgformer.cli;

import dsgformer.image.Size;
import java.util.List;
import java.util.ServiceLoader;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command {@code dsgformer}. */
public final class Main {

    private Main() {}

    public static void main(String[] args) {
        VectorApi.load();
        System.exit(run(Console.ofProcess(), args));
    }

    /** Runs one command line to its end and returns the exit code. */
    public static int run(Console console, String... args) {
        CommandLine root = commandLine(console, args);
        try {
            return root.execute(args);
        } catch (OutOfMemoryError | LinkageError failure) { // picocli hands on exceptions, not errors
            return Failures.report(failure, Console.of(root.getCommandSpec()));
        }
    }

    private static CommandLine commandLine(Console console, String... args) {
        CommandLine root = new CommandLine(new DsgformerCommand(console));
        subcommands(args).forEach(provider -> root.addSubcommand(provider.get()));
        Failures failures = new Failures();
        return root.setOut(console.outWriter())
                .setErr(console.errWriter())
                .registerConverter(Size.class, new SizeConverter())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setUsageHelpAutoWidth(true)
                .setParameterExceptionHandler(failures)
                .setExecutionExceptionHandler(failures);
    }

    /** The one that is named first, or all: picocli looks into every option of those it is given, which takes time. */
    private static List<ServiceLoader.Provider<Subcommand>> subcommands(String... args) {
        List<ServiceLoader.Provider<Subcommand>> all =
                ServiceLoader.load(Subcommand.class).stream().toList();
        List<ServiceLoader.Provider<Subcommand>> named = all.stream()
                .filter(provider -> args.length > 0
                        && args[0].equals(
                                provider.type().getAnnotation(Command.class).name()))
                .toList();
        return named.isEmpty() ? all : named;
    }
}
