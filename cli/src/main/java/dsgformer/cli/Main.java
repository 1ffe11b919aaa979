package dsgformer.cli;

import dsgformer.cli.run.Console;
import dsgformer.cli.run.ExactArguments;
import dsgformer.cli.run.ExitCode;
import dsgformer.cli.run.Failures;
import dsgformer.cli.run.StandardOutput;
import dsgformer.cli.run.VectorApi;
import dsgformer.cli.run.Verbosity;
import dsgformer.cli.settings.Environment;
import dsgformer.cli.settings.InvalidSettingsException;
import dsgformer.cli.settings.Settings;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;

/** The command {@code dsgformer}. */
public final class Main {

    /** Options that work even if the settings are invalid. */
    private static final List<String> ALWAYS = List.of("-h", "--help", "-V", "--version");

    private Main() {}

    public static void main(String[] args) {
        VectorApi.load();
        StandardOutput out = new StandardOutput();
        Console console = Console.ofProcess(out);
        int code = run(console, ExactArguments.of(args));
        if (code == ExitCode.OK.code() && out.failure().isPresent()) {
            code = Failures.report(
                    new IOException("cannot write to standard output: "
                            + out.failure().get().getMessage()),
                    console);
        }
        System.exit(code);
    }

    /** Runs one command line to its end and returns the exit code. */
    public static int run(Console console, String... args) {
        return run(console, Environment.ofProcess(), args);
    }

    static int run(Console console, Environment around, String... words) {
        String[] args = Commands.withCommand(words);
        Failures failures = new Failures();
        CommandLine root = Commands.named(console, args)
                .setParameterExceptionHandler(failures)
                .setExecutionExceptionHandler(failures);
        try {
            Settings.apply(around, root, () -> Commands.all(console).getCommandSpec());
        } catch (InvalidSettingsException e) {
            if (!worksWithoutSettings(args)) {
                return Failures.report(e, console);
            }
            root.setDefaultValueProvider(Settings.none(e));
        }
        try {
            return root.setExecutionStrategy(Main::execute).execute(args);
        } catch (OutOfMemoryError | LinkageError failure) { // picocli passes on exceptions, not errors
            return Failures.report(failure, Console.of(root.getCommandSpec()));
        }
    }

    /** As picocli does, after reporting the settings that are in use. */
    private static int execute(ParseResult parsed) {
        if (CommandLine.printHelpIfRequested(parsed)) {
            return ExitCode.OK.code();
        }
        ParseResult last = parsed;
        while (last.hasSubcommand()) {
            last = last.subcommand();
        }
        CommandSpec command = last.commandSpec();
        Console console = Console.of(command);
        Settings settings = Settings.of(command);
        settings.warnings().forEach(console::warn);
        if (console.verbosity() == Verbosity.VERBOSE) {
            settings.usedBy(command, last).forEach(line -> console.say("set: " + line));
        }
        return new RunLast().execute(parsed);
    }

    private static boolean worksWithoutSettings(String... args) {
        return Arrays.stream(args).anyMatch(ALWAYS::contains) || (args.length > 0 && args[0].equals("doctor"));
    }
}
