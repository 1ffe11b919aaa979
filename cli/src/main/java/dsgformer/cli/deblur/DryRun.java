package dsgformer.cli.deblur;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dsgformer.batch.Forecast;
import dsgformer.batch.Forecaster;
import dsgformer.batch.plan.IgnoredFile;
import dsgformer.batch.plan.Job;
import dsgformer.batch.plan.JobPlan;
import dsgformer.cli.deblur.report.ConsoleReporter;
import dsgformer.cli.deblur.report.JsonEvents;
import dsgformer.cli.run.HumanNumbers;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;

/** Prints what a run would do on standard output: one line per photo for people, or one JSON object for programs. */
final class DryRun {

    private static final JsonMapper JSON = new JsonMapper();

    private final PrintWriter out;
    private final boolean json;
    private int photos;
    private long pixels;
    private long megabytes;
    private Duration time = Duration.ZERO;

    DryRun(PrintWriter out, boolean json) {
        this.out = out;
        this.json = json;
    }

    void print(JobPlan plan, Forecaster forecaster) throws IOException {
        for (String pattern : plan.unmatched()) {
            String message = ConsoleReporter.unmatched(pattern);
            if (json) {
                out.println(event("warn").put("code", "unmatched").put("message", message));
            } else {
                out.println(message);
            }
        }
        for (IgnoredFile each : plan.leftOut()) {
            if (json) {
                out.println(JsonEvents.ignored(each));
            } else {
                out.println(each.path() + ": left out, it is " + each.reason().words());
            }
        }
        for (Job job : plan.jobs()) {
            Forecast forecast = forecaster.of(job);
            if (forecast instanceof Forecast.Work work) {
                work(work);
            } else if (forecast instanceof Forecast.Skip skip) {
                nothing(
                        skip.job(),
                        skip.reason().name(),
                        "left alone, " + ConsoleReporter.words(skip.job(), skip.reason()));
            } else if (forecast instanceof Forecast.Doubt doubt) {
                nothing(doubt.job(), "doubt", "would be tried, but " + doubt.why());
            }
        }
        total();
    }

    private void work(Forecast.Work work) {
        photos++;
        pixels += work.size().pixels();
        time = time.plus(work.time());
        long mebibytes = work.memory().roundedUpToMegabytes().bytes() >> 20;
        megabytes = Math.max(megabytes, mebibytes);
        if (json) {
            out.println(paths("plan", work.job())
                    .put("mp", Math.round(work.size().pixels() / 1e4) / 1e2)
                    .put("tiles", work.plan().tiles())
                    .put("inference", work.plan().modeName())
                    .put("ms", work.time().toMillis())
                    .put("memory_mb", mebibytes));
        } else {
            out.println(String.format(
                    Locale.ROOT,
                    "%s -> %s (%s, %s, %d %s of %s, about %s and %d MiB)",
                    work.job().source(),
                    work.job().target(),
                    work.size(),
                    HumanNumbers.megapixels(work.size().pixels()),
                    work.plan().tiles(),
                    work.plan().tiles() == 1 ? "tile" : "tiles",
                    work.plan().grid().tile(),
                    HumanNumbers.duration(work.time().toMillis()),
                    mebibytes));
        }
    }

    private void nothing(Job job, String code, String why) {
        if (json) {
            out.println(paths("warn", job)
                    .put("code", code.toLowerCase(Locale.ROOT))
                    .put("message", why));
        } else {
            out.println(job.source() + ": " + why);
        }
    }

    private void total() {
        if (json) {
            out.println(event("done")
                    .put("files", photos)
                    .put("mp", Math.round(pixels / 1e4) / 1e2)
                    .put("ms", time.toMillis())
                    .put("memory_mb", megabytes)
                    .put("dry_run", true));
        } else {
            out.println(String.format(
                    Locale.ROOT,
                    "%s %s of %s, about %s and %d MiB at most, estimated from one tile; nothing was written",
                    HumanNumbers.count(photos),
                    photos == 1 ? "photo" : "photos",
                    HumanNumbers.megapixels(pixels),
                    HumanNumbers.duration(time.toMillis()),
                    megabytes));
        }
    }

    private static ObjectNode paths(String name, Job job) {
        return event(name)
                .put("in", job.source().toString())
                .put("out", job.target().toString());
    }

    private static ObjectNode event(String name) {
        return JSON.createObjectNode().put("event", name);
    }
}
