package dsgformer.cli;

import dsgformer.cli.run.Console;
import dsgformer.cli.run.Verbosity;
import dsgformer.cli.settings.Environment;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** One command line, run to its end in this process. */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record CommandRun(int exitCode, String out, String err, byte[] bytes) {

    public static CommandRun of(String... args) {
        return withInput(new byte[0], args);
    }

    public static CommandRun withInput(byte[] input, String... args) {
        return among(Environment.ofProcess(), input, args);
    }

    /** With environment variables and a current folder of its own. */
    public static CommandRun among(Environment around, String... args) {
        return among(around, new byte[0], args);
    }

    private static CommandRun among(Environment around, byte[] input, String... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int code =
                Main.run(new Console(new ByteArrayInputStream(input), out, err, false, Verbosity.NORMAL), around, args);
        return new CommandRun(
                code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8), out.toByteArray());
    }
}
