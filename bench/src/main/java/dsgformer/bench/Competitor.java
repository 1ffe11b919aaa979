package dsgformer.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/** One engine in a comparison. A failure ends its own measurement, not the others'. */
final class Competitor implements AutoCloseable {

    private final Subject subject;
    private final int threads;
    private final String engine;
    private final List<Long> nanos = new ArrayList<>();
    private Optional<WorkerProcess> worker = Optional.empty();
    private Optional<String> failure = Optional.empty();

    private Competitor(Subject subject, int threads, String engine) {
        this.subject = subject;
        this.threads = threads;
        this.engine = engine;
    }

    /** Starts the engine and waits until it is warm, or has failed. */
    static Competitor start(Subject subject, int threads, String engine, double warmUpSeconds) throws IOException {
        Competitor competitor = new Competitor(subject, threads, engine);
        try {
            competitor.worker = Optional.of(WorkerProcess.start(engine, subject.spelled(), threads, warmUpSeconds));
        } catch (WorkerFailedException e) {
            competitor.fail(e);
        }
        return competitor;
    }

    /** Measures one run, unless the engine has failed. */
    void run() throws IOException {
        if (worker.isPresent()) {
            try {
                nanos.add(worker.get().run());
            } catch (WorkerFailedException e) {
                fail(e);
            }
        }
    }

    /** How the last run went, for people. */
    String lastRun() {
        return failure.isPresent()
                ? engine + " failed: " + failure.get()
                : String.format(Locale.ROOT, "%s %.1f ms", engine, nanos.get(nanos.size() - 1) / 1e6);
    }

    Row row() throws IOException {
        OptionalLong peak = OptionalLong.empty();
        if (worker.isPresent()) {
            try {
                peak = worker.get().peakMemory();
            } catch (WorkerFailedException e) {
                fail(e);
            }
        }
        return failure.map(why -> Row.failed(subject, threads, engine, why))
                .orElse(new Row(subject, threads, engine, nanos, peak, failure));
    }

    private void fail(WorkerFailedException why) throws IOException {
        failure = Optional.of(why.getMessage());
        close();
    }

    @Override
    public void close() throws IOException {
        if (worker.isPresent()) {
            worker.get().close();
            worker = Optional.empty();
        }
    }
}
