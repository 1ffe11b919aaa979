package dsgformer.cli;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dsgformer.batch.BatchSummary;
import dsgformer.batch.Job;
import dsgformer.batch.LeftOut;
import dsgformer.batch.SkipReason;
import dsgformer.image.Size;
import dsgformer.infer.GuardDecision;
import dsgformer.infer.InferencePlan;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.OptionalDouble;

/** For programs: one JSON object a line. */
final class JsonReport implements RunReport {

    private static final JsonMapper JSON = new JsonMapper();

    private final PrintWriter out;
    private final PhotoNotes notes = new PhotoNotes();
    private Pace pace;
    private RunFacts facts;

    JsonReport(PrintWriter out) {
        this.out = out;
    }

    @Override
    public void started(RunFacts run) {
        facts = run;
        pace = new Pace(run.work());
        ObjectNode start = event("start").put("files", run.files());
        if (run.work().isMeasured()) {
            start.put("mp", megapixels(run.work().pixels()));
        }
        print(withFacts(start));
        run.notice().ifPresent(text -> print(event("warn").put("code", "engine").put("message", text)));
        for (LeftOut each : run.plan().leftOut()) {
            print(event("warn")
                    .put("code", "left_out")
                    .put("in", each.path().toString())
                    .put("reason", each.reason().name().toLowerCase(Locale.ROOT))
                    .put("message", "left out, it is " + each.reason().words()));
        }
    }

    @Override
    public void began(Job job, Size size, InferencePlan plan) {
        pace.began(job);
        if (plan.limited()) {
            print(event("warn")
                    .put("code", "smaller_tiles")
                    .put("in", job.source().toString())
                    .put("message", PeopleReport.limited(plan)));
        }
    }

    @Override
    public void examined(Job job, OptionalDouble blur, boolean sharp) {
        notes.examined(job, blur, sharp);
    }

    @Override
    public void warned(Job job, String warning) {
        print(event("warn")
                .put("code", "metadata")
                .put("in", job.source().toString())
                .put("message", warning));
    }

    @Override
    public void tileDone(Job job, int done, int total) {
        pace.tileDone(job, done, total);
        print(event("tile").put("in", job.source().toString()).put("tile", done).put("tiles", total));
    }

    @Override
    public void smallerTiles(Job job, Size tile) {
        print(event("warn")
                .put("code", "smaller_tiles")
                .put("in", job.source().toString())
                .put("message", "memory ran out; beginning anew with tiles of " + tile));
        notes.smallerTiles(job, tile);
    }

    @Override
    public void guarded(Job job, GuardDecision decision) {
        notes.guarded(job, decision);
        print(event("warn")
                .put("code", decision.left() ? "tile_left" : "tile_retried")
                .put("in", job.source().toString())
                .put("message", "the network made " + decision));
    }

    @Override
    public void finished(Job job, Size size, InferencePlan plan, long ms) {
        pace.finished(job);
        PhotoNote note = notes.take(job);
        ObjectNode event = withFacts(paths(event("file"), job)
                .put("mp", megapixels(size.pixels()))
                .put("tiles", note.sharp() ? 0 : plan.tiles())
                .put("ms", ms));
        event.put("inference", plan.modeName());
        RunFile.putBlur(event, note.blur());
        event.put("left_sharp", note.sharp())
                .put("tiles_retried", note.decisions().size() - note.tilesLeft())
                .put("tiles_left", note.tilesLeft());
        print(event.put("eta_s", pace.secondsLeft().orElse(0)));
    }

    @Override
    public void skipped(Job job, SkipReason reason) {
        pace.ended(job);
        print(paths(event("warn"), job)
                .put("code", reason.name().toLowerCase(Locale.ROOT))
                .put("message", "left alone, " + PeopleReport.words(job, reason)));
    }

    @Override
    public void failed(Job job, Throwable failure) {
        pace.ended(job);
        notes.take(job);
        print(event("error")
                .put("in", job.source().toString())
                .put("code", Failures.exitCode(failure).name().toLowerCase(Locale.ROOT))
                .put("message", Failures.message(failure)));
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
        return event.put("in", job.source().toString()).put("out", job.target().toString());
    }

    private static ObjectNode event(String name) {
        return JSON.createObjectNode().put("event", name);
    }

    private void print(ObjectNode event) {
        out.println(event);
    }
}
