package dsgformer.film;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** A running {@code ffmpeg} or {@code ffprobe}; closing ends it. */
final class Ffmpeg implements AutoCloseable {

    private static final int LINES = 5;
    private static final int SECONDS_TO_END = 10;

    private final String what;
    private final Function<String, FilmException> failures;
    private final Process process;
    private final Deque<String> said = new ArrayDeque<>();
    private final Thread listener;

    private Ffmpeg(String what, Function<String, FilmException> failures, Process process) {
        this.what = what;
        this.failures = failures;
        this.process = process;
        this.listener = new Thread(this::listen, "ffmpeg's messages");
        listener.setDaemon(true);
        listener.start();
    }

    /**
     * Starts one that reads a film; its failures are {@link UnreadableFilmException}s.
     *
     * @throws FilmException if the program is not installed
     */
    static Ffmpeg reading(Path film, String program, List<String> arguments) throws FilmException {
        return start("reading " + film, UnreadableFilmException::new, program, arguments);
    }

    /** As {@link #reading}, for {@code ffmpeg} that writes a file. */
    static Ffmpeg writing(Path file, List<String> arguments) throws FilmException {
        return start("writing " + file, FilmException::new, "ffmpeg", arguments);
    }

    private static Ffmpeg start(
            String what, Function<String, FilmException> failures, String program, List<String> arguments)
            throws FilmException {
        List<String> command = new ArrayList<>(List.of(program, "-v", "error"));
        command.addAll(arguments);
        try {
            return new Ffmpeg(what, failures, new ProcessBuilder(command).start());
        } catch (IOException e) {
            throw new FilmException(
                    what + " takes the program " + program + ", which is not there; install ffmpeg (Debian: apt install"
                            + " ffmpeg, macOS: brew install ffmpeg, Windows: winget install ffmpeg)",
                    e);
        }
    }

    private void listen() {
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getErrorStream(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                synchronized (said) {
                    said.addLast(line.strip());
                    if (said.size() > LINES) {
                        said.removeFirst();
                    }
                }
            }
        } catch (IOException e) {
            // the process has ended
        }
    }

    InputStream output() {
        return process.getInputStream();
    }

    OutputStream input() {
        return process.getOutputStream();
    }

    /** The last that it said about errors; empty if nothing. */
    String said() {
        try {
            listener.join(TimeUnit.SECONDS.toMillis(1));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        synchronized (said) {
            return String.join("; ", said);
        }
    }

    /** Waits for its end. */
    int exitCode() throws FilmException {
        try {
            return process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new FilmException(what + " was interrupted", e);
        }
    }

    /** @throws FilmException if it did not end with success */
    void requireSuccess() throws FilmException {
        int code = exitCode();
        if (code != 0) {
            throw failure("exit code " + code);
        }
    }

    /** An exception with what it said. */
    FilmException failure(String found) {
        String words = said();
        return failures.apply(
                what + ": ffmpeg " + (words.isEmpty() ? "failed" : "says: " + words) + " (" + found + ")");
    }

    @Override
    public void close() {
        if (!process.isAlive()) {
            return;
        }
        process.destroy();
        try {
            if (!process.waitFor(SECONDS_TO_END, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
