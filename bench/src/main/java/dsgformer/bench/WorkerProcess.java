package dsgformer.bench;

import dsgformer.cli.run.JavaCommand;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * The parent's side of a {@link Worker} in a process of its own. Engines in processes of their own share no heap, no
 * allocator and no threads, and the most memory that a process held is its engine's.
 */
final class WorkerProcess implements AutoCloseable {

    private final Process process;
    private final BufferedReader answers;
    private final PrintWriter commands;
    private final Path log;

    private WorkerProcess(Process process, Path log) {
        this.process = process;
        this.answers = process.inputReader(StandardCharsets.UTF_8);
        this.commands = new PrintWriter(process.outputWriter(StandardCharsets.UTF_8), true);
        this.log = log;
    }

    /**
     * Starts a worker and waits until it is warm.
     *
     * @param subject as {@link Subject#spelled}
     * @throws WorkerFailedException if it fails before that
     */
    static WorkerProcess start(String engine, String subject, int threads, double warmUpSeconds) throws IOException {
        return start(engine, subject, threads, warmUpSeconds, Map.of());
    }

    /**
     * As {@link #start(String, String, int, double)}, in another environment.
     *
     * @param environment variables that differ from this process's; those with an empty value are not set
     */
    static WorkerProcess start(
            String engine, String subject, int threads, double warmUpSeconds, Map<String, String> environment)
            throws IOException {
        List<String> command = List.of(
                Worker.class.getName(), engine, subject, Integer.toString(threads), Double.toString(warmUpSeconds));
        Path log = Files.createTempFile("dsgformer-bench", ".log");
        ProcessBuilder builder = JavaCommand.ofThisProcess(command).redirectError(log.toFile());
        environment.forEach((name, value) -> {
            builder.environment().put(name, value);
            builder.environment().remove(name, "");
        });
        Process process = builder.start();
        WorkerProcess worker = new WorkerProcess(process, log);
        try {
            worker.answer();
            return worker;
        } catch (WorkerFailedException e) {
            worker.close();
            throw e;
        }
    }

    /**
     * Runs its work once; returns nanoseconds.
     *
     * @throws WorkerFailedException if it failed
     */
    long run() throws IOException {
        commands.println(Worker.RUN);
        return Long.parseLong(answer());
    }

    /** The most memory that the process held so far, in bytes, where the system knows. */
    OptionalLong peakMemory() throws IOException {
        commands.println(Worker.MEMORY);
        String bytes = answer();
        return bytes.equals(Worker.UNKNOWN) ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(bytes));
    }

    private String answer() throws IOException {
        String line = answers.readLine();
        while (line != null && !line.startsWith(Worker.ANSWER)) {
            line = answers.readLine();
        }
        if (line == null) {
            throw new WorkerFailedException("its process ended" + reason());
        }
        String answer = line.substring(Worker.ANSWER.length());
        if (answer.startsWith(Worker.FAILED)) {
            throw new WorkerFailedException(
                    answer.substring(Worker.FAILED.length()).strip());
        }
        return answer;
    }

    private String reason() throws IOException {
        try {
            int code = process.waitFor();
            List<String> lines = Files.readAllLines(log);
            String last = lines.isEmpty() ? "" : ": " + lines.get(lines.size() - 1);
            return (code == 137 ? " by a kill, as Linux does when memory runs out" : " with code " + code) + last;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "";
        }
    }

    @Override
    public void close() throws IOException {
        commands.close();
        process.destroy();
        Files.deleteIfExists(log);
    }
}
