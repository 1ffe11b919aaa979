package dsgformer.cli;

import dsgformer.image.Size;
import java.util.ServiceLoader;
import picocli.CommandLine;

/** The command {@code dsgformer}. */
public final class Main {

    private Main() {}

    public static void main(String[] args) {
        System.exit(run(Console.ofProcess(), args));
    }

    /** Runs one command line to its end and returns the exit code. */
    public static int run(Console console, String... args) {
        CommandLine root = commandLine(console);
        try {
            return root.execute(args);
        } catch (OutOfMemoryError | LinkageError failure) { // picocli hands on exceptions, not errors
            return Failures.report(failure, Console.of(root.getCommandSpec()));
        }
    }

    private static CommandLine commandLine(Console console) {
        CommandLine root = new CommandLine(new DsgformerCommand(console));
        ServiceLoader.load(Subcommand.class).forEach(root::addSubcommand);
        Failures failures = new Failures();
        return root.setOut(console.outWriter())
                .setErr(console.errWriter())
                .registerConverter(Size.class, new SizeConverter())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setUsageHelpAutoWidth(true)
                .setParameterExceptionHandler(failures)
                .setExecutionExceptionHandler(failures);
    }
}
