package dsgformer.cli;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dsgformer.batch.BatchSummary;
import dsgformer.batch.Job;
import dsgformer.image.Size;
import dsgformer.infer.InferencePlan;
import java.io.PrintWriter;
import java.util.Locale;

/** For programs: one JSON object a line. */
final class JsonReport implements RunReport {

    private static final JsonMapper JSON = new JsonMapper();

    private final PrintWriter out;
    private final Pace pace = new Pace();
    private RunFacts facts;

    JsonReport(PrintWriter out) {
        this.out = out;
    }

    @Override
    public void started(RunFacts run) {
        facts = run;
        print(withFacts(event("start").put("files", run.files())));
        run.notice().ifPresent(text -> print(event("warn").put("code", "engine").put("message", text)));
    }

    @Override
    public void began(Job job, Size size, InferencePlan plan) {
        if (plan.limited()) {
            print(event("warn")
                    .put("code", "smaller_tiles")
                    .put("in", job.source().toString())
                    .put("message", PeopleReport.limited(plan)));
        }
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
        print(event("tile").put("in", job.source().toString()).put("tile", done).put("tiles", total));
    }

    @Override
    public void smallerTiles(Job job, Size tile) {
        print(event("warn")
                .put("code", "smaller_tiles")
                .put("in", job.source().toString())
                .put("message", "memory ran out; beginning anew with tiles of " + tile));
    }

    @Override
    public void finished(Job job, Size size, InferencePlan plan, long ms) {
        pace.fileDone();
        ObjectNode event = withFacts(paths(event("file"), job)
                .put("mp", Math.round(size.pixels() / 1e4) / 1e2)
                .put("tiles", plan.tiles())
                .put("ms", ms));
        event.put("inference", plan.modeName());
        print(event.put("eta_s", pace.secondsLeft(facts.files())));
    }

    @Override
    public void skipped(Job job) {
        pace.fileSkipped();
        print(paths(event("warn"), job).put("code", "output_exists").put("message", "left alone: the output exists"));
    }

    @Override
    public void failed(Job job, Throwable failure) {
        pace.fileSkipped();
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
                .put("ms", summary.ms())));
    }

    private ObjectNode withFacts(ObjectNode event) {
        return event.put("model", facts.model())
                .put("engine", facts.engine())
                .put("inference", facts.inference())
                .put("strength", facts.strength());
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
