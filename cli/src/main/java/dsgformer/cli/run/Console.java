package dsgformer.cli.run;

import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine.Model.CommandSpec;

/**
 * Where a run reads and writes: results, as bytes or UTF-8 text, on {@code out}; everything said to people on {@code err}.
 *
 * @param interactive whether someone watches
 */
public record Console(InputStream in, OutputStream out, OutputStream err, boolean interactive, Verbosity verbosity) {

    /** Set by the launcher if standard error is a terminal, which Java cannot tell. */
    private static final String TERMINAL = "dsgformer.terminal";

    public static Console ofProcess(OutputStream out) {
        return new Console(System.in, out, System.err, Boolean.getBoolean(TERMINAL), Verbosity.NORMAL);
    }

    /** The console that the run of {@code command} was given, as talkative as its options ask for. */
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

    /** Tells people something, unless they asked for quiet; what a file's name holds gives the terminal no orders. */
    public void say(String line) {
        if (verbosity != Verbosity.QUIET) {
            errWriter().println(TerminalText.plain(line));
        }
    }

    /** Tells people what they should know and can change, unless they asked for quiet. */
    public void warn(String text) {
        say("dsgformer: warning: " + text);
    }

    public Console withVerbosity(Verbosity chosen) {
        return new Console(in, out, err, interactive, chosen);
    }
}
