package dsgformer.cli.deblur.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dsgformer.batch.BatchEvent;
import dsgformer.batch.BatchSummary;
import dsgformer.batch.plan.Job;
import dsgformer.cli.run.Failures;
import dsgformer.cli.run.Interruption;
import dsgformer.cli.run.PeakMemory;
import dsgformer.cli.run.ResultFile;
import dsgformer.cli.run.Version;
import dsgformer.infer.InferencePlan;
import dsgformer.picture.Size;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * {@code --report}: the result of every photo in a JSON file, which is written whole when the run ends: complete,
 * failed or interrupted.
 */
public final class JsonSummary implements RunReport {

    private static final JsonMapper JSON = new JsonMapper();

    /** At most so many guarded tiles of a photo are listed; all are counted. */
    private static final int DECISIONS_LISTED = 100;

    private final ResultFile file;
    private final ObjectNode root = JSON.createObjectNode();
    private final ArrayNode photos = JSON.createArrayNode();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread interrupted = new Thread(this::interrupted, "report of an interrupted run");
    private final PhotoSummaries summaries = new PhotoSummaries();
    private RunFacts facts;
    private boolean written;

    public JsonSummary(ResultFile file) {
        this.file = file;
    }

    @Override
    public synchronized void started(RunFacts run) {
        facts = run;
        root.put("version", Version.product()).put("files", run.work().files());
        withFacts(root);
        run.notice().ifPresent(notice -> root.put("notice", notice));
        Runtime.getRuntime().addShutdownHook(interrupted);
    }

    @Override
    public synchronized void accept(BatchEvent event) {
        if (event instanceof BatchEvent.Progress progress) {
            summaries.add(progress);
        } else if (event instanceof BatchEvent.Outcome outcome) {
            outcome(outcome, summaries.take(outcome.job()));
        }
    }

    private void outcome(BatchEvent.Outcome event, PhotoSummary summary) {
        if (event instanceof BatchEvent.Finished finished) {
            finished(finished, summary);
        } else if (event instanceof BatchEvent.Skipped skipped) {
            photo(skipped.job(), skipped.reason().name().toLowerCase(Locale.ROOT));
        } else if (event instanceof BatchEvent.Failed failed) {
            failed(failed, summary);
        }
    }

    private void finished(BatchEvent.Finished done, PhotoSummary summary) {
        Size size = done.size();
        InferencePlan plan = done.plan();
        ObjectNode photo = photo(done.job(), summary.sharp() ? "left_sharp" : "done");
        photo.put("copied", done.copied());
        photo.put("width", size.width()).put("height", size.height()).put("ms", done.ms());
        withFacts(photo).put("inference", plan.modeName()).put("tiles", summary.sharp() ? 0 : plan.tiles());
        photo.putObject("tile")
                .put("width", plan.grid().tile().width())
                .put("height", plan.grid().tile().height());
        putBlur(photo, summary.blur());
        putGuard(photo.putObject("guard"), summary);
        summary.warnings().forEach(photo.putArray("warnings")::add);
        PeakMemory.bytes().ifPresent(bytes -> photo.put("process_peak_bytes", bytes));
    }

    private void failed(BatchEvent.Failed event, PhotoSummary summary) {
        ObjectNode photo = photo(event.job(), "failed");
        putBlur(photo, summary.blur());
        putGuard(photo.putObject("guard"), summary);
        summary.warnings().forEach(photo.putArray("warnings")::add);
        putError(photo, event.failure());
    }

    @Override
    public void ended(BatchSummary summary) {
        synchronized (this) {
            root.put("finished", summary.finished())
                    .put("skipped", summary.skipped())
                    .put("failed", summary.failures().size())
                    .put("remaining", summary.remaining())
                    .put("ms", summary.ms());
        }
        close(summary.end() == BatchSummary.End.CANCELLED ? "interrupted" : "complete");
    }

    @Override
    public void broken(Throwable failure) {
        synchronized (this) {
            putError(root, failure);
        }
        close("failed");
    }

    static void putBlur(ObjectNode node, OptionalDouble blur) {
        if (blur.isPresent()) {
            node.put("blur", Math.round(blur.getAsDouble() * 1000) / 1000.0);
        } else {
            node.putNull("blur");
        }
    }

    /** Waits for the run to end cleanly; photos that take longer than the timeout are missing. */
    private void interrupted() {
        try {
            closed.await(Interruption.MOST_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        write("interrupted");
    }

    private void close(String how) {
        try {
            write(how);
        } finally {
            closed.countDown();
            removeHook();
        }
    }

    private void removeHook() {
        try {
            Runtime.getRuntime().removeShutdownHook(interrupted);
        } catch (IllegalStateException e) {
            // the JVM is shutting down, and the hook has nothing left to do
        }
    }

    private synchronized void write(String ended) {
        if (written) {
            return;
        }
        written = true;
        root.put("ended", ended);
        root.set("photos", photos);
        try {
            file.write(JSON.writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n");
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot write the report as JSON", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ObjectNode photo(Job job, String status) {
        ObjectNode photo = photos.addObject()
                .put("in", job.source().toString())
                .put("out", job.target().toString())
                .put("status", status);
        job.backup().ifPresent(original -> photo.put("backup", original.toString()));
        return photo;
    }

    private ObjectNode withFacts(ObjectNode node) {
        return node.put("model", facts.model())
                .put("engine", facts.engine())
                .put("inference", facts.inference())
                .put("strength", facts.strength());
    }

    private static void putGuard(ObjectNode guard, PhotoSummary summary) {
        guard.put("retried", summary.decisions().size() - summary.tilesLeft()).put("left", summary.tilesLeft());
        ArrayNode tiles = guard.putArray("tiles");
        summary.decisions().stream()
                .limit(DECISIONS_LISTED)
                .forEach(decision -> tiles.addObject()
                        .put("x", decision.tile().x())
                        .put("y", decision.tile().y())
                        .put("fault", decision.fault().name().toLowerCase(Locale.ROOT))
                        .put("left", decision.left()));
    }

    private static void putError(ObjectNode node, Throwable failure) {
        node.putObject("error")
                .put("code", Failures.exitCode(failure).name().toLowerCase(Locale.ROOT))
                .put("message", Failures.message(failure));
    }
}
