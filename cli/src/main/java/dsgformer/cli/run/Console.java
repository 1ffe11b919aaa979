package dsgformer.cli.run;

import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine.Model.CommandSpec;

/**
 * The streams of a run: results, as bytes or UTF-8 text, go to {@code out}; messages for people go to {@code err}.
 *
 * @param interactive whether standard error is a terminal
 */
public record Console(InputStream in, OutputStream out, OutputStream err, boolean interactive, Verbosity verbosity) {

    /** System property that the launcher sets if standard error is a terminal; Java cannot detect it. */
    private static final String TERMINAL = "dsgformer.terminal";

    public static Console ofProcess(OutputStream out) {
        return new Console(System.in, out, System.err, Boolean.getBoolean(TERMINAL), Verbosity.NORMAL);
    }

    /** The console of the run of {@code command}, with the verbosity of its options. */
    public static Console of(CommandSpec command) {
        return ((DsgformerCommand) command.root().userObject()).console();
    }

    /** For results. */
    public PrintWriter outWriter() {
        return new PrintWriter(out, true, StandardCharsets.UTF_8);
    }

    /** For people. */
    public PrintWriter errWriter() {
        return new PrintWriter(err, true, StandardCharsets.UTF_8);
    }

    /** Prints a line for people unless {@code -q} is set; replaces control characters, which file names may hold. */
    public void say(String line) {
        if (verbosity != Verbosity.QUIET) {
            errWriter().println(TerminalText.plain(line));
        }
    }

    /** Prints a warning unless {@code -q} is set. */
    public void warn(String text) {
        say("dsgformer: warning: " + text);
    }

    public Console withVerbosity(Verbosity chosen) {
        return new Console(in, out, err, interactive, chosen);
    }
}
