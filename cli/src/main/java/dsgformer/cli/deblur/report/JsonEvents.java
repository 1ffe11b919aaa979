package dsgformer.cli.deblur.report;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dsgformer.batch.BatchEvent;
import dsgformer.batch.BatchSummary;
import dsgformer.batch.plan.IgnoredFile;
import dsgformer.batch.plan.Job;
import dsgformer.cli.run.Failures;
import dsgformer.infer.GuardDecision;
import java.io.PrintWriter;
import java.util.Locale;

/** Reports to programs: one JSON object per line. */
public final class JsonEvents implements RunReport {

    private static final JsonMapper JSON = new JsonMapper();

    private final PrintWriter out;
    private final PhotoSummaries summaries = new PhotoSummaries();
    private RemainingTime remaining;
    private RunFacts facts;

    public JsonEvents(PrintWriter out) {
        this.out = out;
    }

    @Override
    public void started(RunFacts run) {
        facts = run;
        remaining = new RemainingTime(run.work());
        ObjectNode start = event("start").put("files", run.files());
        if (run.work().isMeasured()) {
            start.put("mp", megapixels(run.work().pixels()));
        }
        print(withFacts(start));
        run.notice().ifPresent(text -> print(event("warn").put("code", "engine").put("message", text)));
        for (String pattern : run.plan().unmatched()) {
            print(event("warn").put("code", "unmatched").put("message", ConsoleReporter.unmatched(pattern)));
        }
        for (IgnoredFile each : run.plan().leftOut()) {
            print(ignored(each));
        }
    }

    /** The event for a file that a run does not take as a photo. */
    public static ObjectNode ignored(IgnoredFile file) {
        return event("warn")
                .put("code", "left_out")
                .put("in", file.path().toString())
                .put("reason", file.reason().name().toLowerCase(Locale.ROOT))
                .put("message", "left out, it is " + file.reason().words());
    }

    @Override
    public void accept(BatchEvent event) {
        if (event instanceof BatchEvent.Progress progress) {
            summaries.add(progress);
            progress(progress);
        } else if (event instanceof BatchEvent.Outcome outcome) {
            outcome(outcome, summaries.take(outcome.job()));
        }
    }

    private void progress(BatchEvent.Progress event) {
        if (event instanceof BatchEvent.Began began) {
            remaining.began(began.job());
            if (began.plan().limited()) {
                warn("smaller_tiles", began.job(), ConsoleReporter.limited(began.plan()));
            }
        } else if (event instanceof BatchEvent.Warned warned) {
            warn("metadata", warned.job(), warned.warning());
        } else if (event instanceof BatchEvent.TileDone tile) {
            remaining.tileDone(tile.job(), tile.done(), tile.total());
            print(event("tile")
                    .put("in", tile.job().source().toString())
                    .put("tile", tile.done())
                    .put("tiles", tile.total()));
        } else if (event instanceof BatchEvent.SmallerTiles smaller) {
            warn("smaller_tiles", smaller.job(), "memory ran out; starting again with tiles of " + smaller.tile());
        } else if (event instanceof BatchEvent.Guarded guarded) {
            GuardDecision decision = guarded.decision();
            warn(decision.left() ? "tile_left" : "tile_retried", guarded.job(), "the network made " + decision);
        }
    }

    private void outcome(BatchEvent.Outcome event, PhotoSummary summary) {
        if (event instanceof BatchEvent.Finished finished) {
            remaining.finished(finished.job());
            finished(finished, summary);
        } else if (event instanceof BatchEvent.Skipped skipped) {
            remaining.ended(skipped.job());
            print(paths(event("warn"), skipped.job())
                    .put("code", skipped.reason().name().toLowerCase(Locale.ROOT))
                    .put("message", "left alone, " + ConsoleReporter.words(skipped.job(), skipped.reason())));
        } else if (event instanceof BatchEvent.Failed failed) {
            remaining.ended(failed.job());
            print(event("error")
                    .put("in", failed.job().source().toString())
                    .put("code", Failures.exitCode(failed.failure()).name().toLowerCase(Locale.ROOT))
                    .put("message", Failures.message(failed.failure())));
        }
    }

    private void finished(BatchEvent.Finished done, PhotoSummary summary) {
        ObjectNode event = withFacts(paths(event("file"), done.job())
                .put("mp", megapixels(done.size().pixels()))
                .put("tiles", summary.sharp() ? 0 : done.plan().tiles())
                .put("ms", done.ms()));
        event.put("inference", done.plan().modeName());
        JsonSummary.putBlur(event, summary.blur());
        event.put("left_sharp", summary.sharp())
                .put("copied", done.copied())
                .put("tiles_retried", summary.decisions().size() - summary.tilesLeft())
                .put("tiles_left", summary.tilesLeft());
        print(event.put("eta_s", remaining.secondsLeft().orElse(0)));
    }

    @Override
    public void ended(BatchSummary summary) {
        print(withFacts(event("done")
                .put("finished", summary.finished())
                .put("skipped", summary.skipped())
                .put("failed", summary.failures().size())
                .put("remaining", summary.remaining())
                .put("end", summary.end().name().toLowerCase(Locale.ROOT))
                .put("mp", megapixels(summary.pixels()))
                .put("ms", summary.ms())));
    }

    private ObjectNode withFacts(ObjectNode event) {
        return event.put("model", facts.model())
                .put("engine", facts.engine())
                .put("inference", facts.inference())
                .put("strength", facts.strength());
    }

    private static double megapixels(long pixels) {
        return Math.round(pixels / 1e4) / 1e2;
    }

    private static ObjectNode paths(ObjectNode event, Job job) {
        event.put("in", job.source().toString()).put("out", job.target().toString());
        job.backup().ifPresent(original -> event.put("backup", original.toString()));
        return event;
    }

    private static ObjectNode event(String name) {
        return JSON.createObjectNode().put("event", name);
    }

    private void warn(String code, Job job, String message) {
        print(event("warn").put("code", code).put("in", job.source().toString()).put("message", message));
    }

    private void print(ObjectNode event) {
        out.println(event);
    }
}
