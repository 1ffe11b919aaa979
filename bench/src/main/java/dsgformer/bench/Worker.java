package dsgformer.bench;

import dsgformer.cli.run.PeakMemory;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/**
 * The main class of a worker process: it runs one engine on one subject on command, and waits in between. It reads
 * commands and writes answers, a line each: {@value #READY} once it is warm, then for each {@value #RUN} the
 * nanoseconds, for {@value #MEMORY} the bytes or {@value #UNKNOWN}; {@value #FAILED} and a message on failure.
 */
final class Worker {

    /** In front of every answer; other lines are the JVM's, whose warnings go to standard output. */
    static final String ANSWER = "> ";

    static final String READY = "ready";
    static final String RUN = "run";
    static final String MEMORY = "memory";
    static final String UNKNOWN = "unknown";
    static final String FAILED = "failed";

    private static final int LEAST_WARM_UPS = 2;

    private final PrintStream answers;

    private Worker(PrintStream answers) {
        this.answers = answers;
    }

    /** {@code ENGINE SUBJECT THREADS WARM_UP_SECONDS}. */
    public static void main(String[] args) throws IOException {
        PrintStream answers = System.out;
        System.setOut(System.err); // output of libraries is no answer
        preferForOomKill();
        int threads = Integer.parseInt(args[2]);
        new Worker(answers).work(args[0], args[1], threads, Double.parseDouble(args[3]));
    }

    private void work(String engine, String subject, int threads, double warmUpSeconds) throws IOException {
        try (Timed timed = open(engine, subject, threads);
                BufferedReader commands =
                        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            warmUp(timed, warmUpSeconds);
            answer(READY);
            for (String command = commands.readLine(); command != null; command = commands.readLine()) {
                answer(done(command, timed));
            }
        } catch (RuntimeException | OutOfMemoryError | LinkageError e) {
            e.printStackTrace();
            answer(FAILED + " "
                    + String.valueOf(e.getMessage()).lines().findFirst().orElse(""));
        }
    }

    private static Timed open(String engine, String subject, int threads) throws IOException {
        if (engine.equals(TrainingVariant.ENGINE)) {
            return TrainingVariant.open(subject);
        }
        if (engine.equals(MatmulPeak.ENGINE)) {
            return new MatmulPeak(threads);
        }
        return Subject.parse(subject)
                .open(engine, threads)
                .orElseThrow(() -> new IllegalStateException("engine " + engine + " is not installed"));
    }

    private static void warmUp(Timed timed, double seconds) {
        long end = System.nanoTime() + (long) (seconds * TimeUnit.SECONDS.toNanos(1));
        for (int runs = 0; runs < LEAST_WARM_UPS || System.nanoTime() < end; runs++) {
            timed.nanos();
        }
    }

    private static String done(String command, Timed timed) {
        return switch (command) {
            case RUN -> Long.toString(timed.nanos());
            case MEMORY -> {
                var peak = PeakMemory.bytes();
                yield peak.isPresent() ? Long.toString(peak.getAsLong()) : UNKNOWN;
            }
            default -> throw new IllegalArgumentException("unknown command '" + command + "'");
        };
    }

    private void answer(String line) {
        answers.println(ANSWER + line);
        answers.flush();
    }

    /** Makes Linux kill this process first when memory runs out, not an unrelated one. */
    private static void preferForOomKill() throws IOException {
        Path score = Path.of("/proc/self/oom_score_adj");
        if (Files.isWritable(score)) {
            Files.writeString(score, "1000");
        }
    }
}
