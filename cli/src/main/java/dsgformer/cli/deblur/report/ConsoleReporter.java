package dsgformer.cli.deblur.report;

import dsgformer.batch.BatchEvent;
import dsgformer.batch.BatchSummary;
import dsgformer.batch.SkipReason;
import dsgformer.batch.plan.IgnoredFile;
import dsgformer.batch.plan.IgnoredFile.Reason;
import dsgformer.batch.plan.Job;
import dsgformer.cli.run.Console;
import dsgformer.cli.run.Failures;
import dsgformer.cli.run.HumanNumbers;
import dsgformer.cli.run.Verbosity;
import dsgformer.infer.InferencePlan;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Reports to people on standard error: one line per photo and, on a terminal, a progress bar. */
public final class ConsoleReporter implements RunReport {

    private final Console console;
    private final ProgressBar bar;
    private final ProgressStyle style;
    private final PhotoSummaries summaries = new PhotoSummaries();
    private final List<Duration> forecasts =
            new ArrayList<>(List.of(Duration.ofSeconds(3), Duration.ofSeconds(10), Duration.ofMinutes(1)));
    private RemainingTime remaining;
    private long begin;
    private int files;

    /**
     * Reports to a console.
     *
     * @param style anything but {@link ProgressStyle#AUTO}
     */
    public ConsoleReporter(Console console, ProgressStyle style) {
        this.console = console;
        this.bar = new ProgressBar(console.errWriter());
        this.style = style;
    }

    @Override
    public void started(RunFacts run) {
        files = run.files();
        remaining = new RemainingTime(run.work());
        begin = System.nanoTime();
        run.notice().ifPresent(console::warn);
        line("model " + run.model() + ", engine " + run.engine() + ", inference " + run.inference() + ", strength "
                + run.strength());
        run.plan().unmatched().forEach(pattern -> console.warn(unmatched(pattern)));
        leftOut(run.plan().leftOut());
        if (files > 1) {
            line(HumanNumbers.count(files) + " photos"
                    + (run.work().isMeasured()
                            ? " of " + HumanNumbers.megapixels(run.work().pixels())
                            : ""));
        }
    }

    /** Prints one line of counts for common reasons and one line per file for the others; under {@code -v}, for all. */
    private void leftOut(List<IgnoredFile> all) {
        boolean byName = console.verbosity() == Verbosity.VERBOSE;
        Map<Reason, Long> usual = new TreeMap<>();
        for (IgnoredFile each : all) {
            if (byName || !each.reason().usual()) {
                line(each.path() + ": left out, it is " + each.reason().words());
            } else {
                usual.merge(each.reason(), 1L, Long::sum);
            }
        }
        if (!usual.isEmpty()) {
            line("left out: "
                    + usual.entrySet().stream()
                            .map(entry -> HumanNumbers.count(entry.getValue()) + " "
                                    + entry.getKey().words())
                            .collect(Collectors.joining("; ")));
        }
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
        String photo = event.job().source().toString();
        if (event instanceof BatchEvent.Began began) {
            began(began.job(), began.plan());
        } else if (event instanceof BatchEvent.Warned warned) {
            warn(photo + ": " + warned.warning());
        } else if (event instanceof BatchEvent.TileDone tile) {
            remaining.tileDone(tile.job(), tile.done(), tile.total());
            bar(tile.job(), tile.done(), tile.total());
            forecast();
        } else if (event instanceof BatchEvent.SmallerTiles smaller) {
            line(photo + ": memory ran out; starting again with tiles of " + smaller.tile());
        } else if (event instanceof BatchEvent.Guarded guarded) {
            warn(photo + ": the network made " + guarded.decision());
        }
    }

    /** Says how long a batch will take: soon, and once more when that can be known better. */
    private void forecast() {
        if (style != ProgressStyle.PLAIN || files == 1 || forecasts.isEmpty()) {
            return;
        }
        if (System.nanoTime() - begin >= forecasts.get(0).toNanos()
                && remaining.secondsLeft().isPresent()) {
            forecasts.remove(0);
            line("about " + HumanNumbers.estimate(remaining.secondsLeft().getAsLong()) + " left");
        }
    }

    private void outcome(BatchEvent.Outcome event, PhotoSummary photo) {
        if (event instanceof BatchEvent.Finished finished) {
            remaining.finished(finished.job());
            finished(finished, photo);
        } else if (event instanceof BatchEvent.Skipped skipped) {
            remaining.ended(skipped.job());
            skipped(skipped.job(), skipped.reason());
        } else if (event instanceof BatchEvent.Failed failed) {
            remaining.ended(failed.job());
            bar.erase();
            Failures.report(failed.failure(), console);
        }
    }

    private void began(Job job, InferencePlan plan) {
        if (plan.limited()) {
            line(job.source() + ": " + limited(plan));
        }
        remaining.began(job);
        bar(job, 0, plan.tiles());
    }

    /** The warning about tiles that a memory limit made smaller. */
    static String limited(InferencePlan plan) {
        return "--max-memory leaves room for tiles of " + plan.grid().tile()
                + "; results differ slightly from those with the usual tiles";
    }

    private void finished(BatchEvent.Finished event, PhotoSummary photo) {
        Job job = event.job();
        InferencePlan plan = event.plan();
        String left = files > remaining.ended() && remaining.secondsLeft().orElse(0) > 0
                ? ", " + HumanNumbers.estimate(remaining.secondsLeft().getAsLong()) + " left"
                : "";
        String blur = photo.blur().isPresent()
                ? String.format(Locale.ROOT, ", blur %.2f", photo.blur().getAsDouble())
                : "";
        String done = photo.sharp()
                ? "sharp, left as it is"
                : event.copied()
                        ? "unchanged, left as it is"
                        : plan.modeName() + ", " + plan.tiles() + (plan.tiles() == 1 ? " tile" : " tiles");
        String where =
                job.backup().map(original -> " in place, original " + original).orElse(" -> " + job.target());
        line((files > 1 ? remaining.ended() + "/" + files + " " : "") + job.source() + where + " (" + event.size()
                + blur + ", " + done + ", " + HumanNumbers.duration(event.ms()) + left + ")");
    }

    private void skipped(Job job, SkipReason reason) {
        if (reason != SkipReason.DONE_BEFORE || console.verbosity() == Verbosity.VERBOSE) { // maybe thousands
            line(job.source() + ": left alone, " + words(job, reason));
        }
    }

    /** The warning about a pattern, for people. */
    public static String unmatched(String pattern) {
        return "the pattern '" + pattern + "' matches nothing";
    }

    /** Why a photo was skipped, for people. */
    public static String words(Job job, SkipReason reason) {
        return switch (reason) {
            case OUTPUT_EXISTS -> job.target() + " exists (--on-exists overwrite replaces it)";
            case DONE_BEFORE -> "done by an earlier run";
            case ORIGINAL_KEPT ->
                "its original is there already: "
                        + job.backup().map(Path::toString).orElse("")
                        + " (--on-exists rename does it again and keeps both)";
        };
    }

    @Override
    public void ended(BatchSummary summary) {
        if (files > 1) {
            line(String.format(
                    Locale.ROOT,
                    "%d done, %d left alone, %d failed%s, in %s%s",
                    summary.finished(),
                    summary.skipped(),
                    summary.failures().size(),
                    summary.remaining() > 0 ? ", " + summary.remaining() + " not done" : "",
                    HumanNumbers.duration(summary.ms()),
                    summary.finished() > 0 ? throughput(summary) : ""));
        } else {
            bar.erase();
        }
    }

    private static String throughput(BatchSummary summary) {
        double aSecond = summary.pixels() / 1e3 / Math.max(1, summary.ms());
        return String.format(
                Locale.ROOT,
                aSecond < 0.1 ? ": %s, %.3f a second" : ": %s, %.2f a second",
                HumanNumbers.megapixels(summary.pixels()),
                aSecond);
    }

    private void bar(Job job, int done, int total) {
        if (style == ProgressStyle.BAR) {
            String tiles = total == 1 ? "" : " (" + done + " of " + total + " tiles)";
            bar.show(remaining, files, job.source().getFileName() + tiles);
        }
    }

    private void warn(String text) {
        bar.erase();
        console.warn(text);
    }

    private void line(String text) {
        if (style != ProgressStyle.NONE) {
            bar.erase();
            console.say(text);
        }
    }
}
