package dsgformer.cli.run;

import dsgformer.batch.OutputExistsException;
import dsgformer.batch.plan.InvalidPlanException;
import dsgformer.cli.settings.InvalidSettingsException;
import dsgformer.cli.settings.Settings;
import dsgformer.data.InvalidDatasetException;
import dsgformer.film.UnreadableFilmException;
import dsgformer.network.DeviceNotAvailableException;
import dsgformer.network.InvalidConfigException;
import dsgformer.network.ModelException;
import dsgformer.network.OutOfMemoryException;
import dsgformer.photo.UnreadablePhotoException;
import dsgformer.photo.UnwritablePhotoException;
import dsgformer.weights.InvalidWeightsException;
import dsgformer.weights.published.FetchException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** The one place where exceptions become exit codes and one line for people; stack traces appear under {@code -v} only. */
public final class Failures implements IExecutionExceptionHandler, IParameterExceptionHandler {

    @Override
    public int handleParseException(ParameterException failure, String[] args) {
        CommandLine command = failure.getCommandLine();
        command.getErr().println("dsgformer: " + failure.getMessage() + origin(failure));
        if (!UnmatchedArgumentException.printSuggestions(failure, command.getErr())) {
            command.getErr().println("Try '" + command.getCommandSpec().qualifiedName() + " --help'.");
        }
        command.getErr().flush();
        return ExitCode.USAGE.code();
    }

    /** The origin of a value that was not typed but set. */
    private static String origin(ParameterException failure) {
        return failure.getArgSpec() instanceof OptionSpec option
                ? Settings.of(option.command())
                        .find(option)
                        .filter(setting -> setting.values().contains(failure.getValue()))
                        .map(setting -> " (set in " + setting.origin() + ")")
                        .orElse("")
                : "";
    }

    @Override
    public int handleExecutionException(Exception failure, CommandLine command, ParseResult parsed) {
        return report(failure, Console.of(command.getCommandSpec()));
    }

    /** Prints the failure and returns the exit code. */
    public static int report(Throwable failure, Console console) {
        PrintWriter err = console.errWriter();
        err.println("dsgformer: " + TerminalText.plain(message(failure)));
        if (console.verbosity() == Verbosity.VERBOSE) {
            failure.printStackTrace(err);
        }
        err.flush();
        return exitCode(failure).code();
    }

    /** The exit code of a run that {@code failure} stopped. */
    public static ExitCode exitCode(Throwable failure) {
        if (failure instanceof UncheckedIOException wrapped) {
            return exitCode(wrapped.getCause());
        }
        if (failure instanceof CommandException known) {
            return known.exitCode();
        }
        if (failure instanceof ModelException
                || failure instanceof InvalidWeightsException
                || failure instanceof FetchException) {
            return ExitCode.MODEL;
        }
        if (failure instanceof UnreadablePhotoException
                || failure instanceof UnreadableFilmException
                || failure instanceof NoSuchFileException) {
            return ExitCode.UNREADABLE_INPUT;
        }
        if (failure instanceof OutputExistsException) {
            return ExitCode.OUTPUT_EXISTS;
        }
        if (failure instanceof InvalidConfigException
                || failure instanceof InvalidSettingsException
                || failure instanceof InvalidPlanException
                || failure instanceof InvalidDatasetException
                || failure instanceof UnwritablePhotoException) {
            return ExitCode.USAGE;
        }
        if (failure instanceof OutOfMemoryException || failure instanceof OutOfMemoryError) {
            return ExitCode.OUT_OF_MEMORY;
        }
        if (failure instanceof DeviceNotAvailableException) {
            return ExitCode.DEVICE;
        }
        return ExitCode.INTERNAL;
    }

    /** One line for people. */
    public static String message(Throwable failure) {
        if (failure instanceof UncheckedIOException wrapped) {
            return message(wrapped.getCause());
        }
        if (failure instanceof NoSuchFileException missing) {
            return missing.getReason() == null ? "there is no file " + missing.getFile() : missing.getMessage();
        }
        if (failure instanceof NotDirectoryException file) {
            return file.getFile() + " is not a folder";
        }
        if (failure instanceof AccessDeniedException denied) {
            return "no permission for " + denied.getFile();
        }
        if (failure instanceof FileAlreadyExistsException exists) {
            return "cannot make the folder " + exists.getFile() + ": there is a file of that name";
        }
        if (failure instanceof OutOfMemoryError) {
            return "the Java heap is full (" + failure.getMessage() + "); enlarge it with a larger --max-memory or"
                    + " DSGFORMER_JAVA_OPTS=-Xmx8g";
        }
        String text = failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
        String line = text.lines().findFirst().orElse("");
        boolean ours = failure instanceof IOException
                || failure.getClass().getPackageName().startsWith("dsgformer.");
        return ours
                ? line
                : "internal error: " + line + " (" + failure.getClass().getSimpleName() + "; -v shows where)";
    }
}
