package dsgformer.cli;

import dsgformer.batch.BatchSummary;
import dsgformer.batch.Job;
import dsgformer.image.Size;
import dsgformer.infer.InferencePlan;
import java.io.PrintWriter;
import java.util.Locale;

/** For people, on standard error: a line a photo and, on a terminal, how far the present one is. */
final class PeopleReport implements RunReport {

    private static final String ERASE_LINE = "\r\u001b[K";

    private final Console console;
    private final PrintWriter err;
    private final ProgressStyle style;
    private final Pace pace = new Pace();
    private int files;

    /** @param style anything but {@link ProgressStyle#AUTO} */
    PeopleReport(Console console, ProgressStyle style) {
        this.console = console;
        this.err = console.errWriter();
        this.style = style;
    }

    @Override
    public void started(RunFacts run) {
        files = run.files();
        run.notice().ifPresent(console::warn);
        line("model " + run.model() + ", engine " + run.engine() + ", inference " + run.inference() + ", strength "
                + run.strength());
    }

    @Override
    public void began(Job job, Size size, InferencePlan plan) {
        if (plan.limited()) {
            line(job.source() + ": " + limited(plan));
        }
        bar(job, 0, plan.tiles());
    }

    /** What a memory limit did to the tiles of {@code plan}. */
    static String limited(InferencePlan plan) {
        return "--max-memory leaves room for tiles of " + plan.grid().tile()
                + "; results differ a little from those of the usual ones";
    }

    @Override
    public void warned(Job job, String warning) {
        erase();
        console.warn(job.source() + ": " + warning);
    }

    @Override
    public void tileDone(Job job, int done, int total) {
        bar(job, done, total);
    }

    @Override
    public void smallerTiles(Job job, Size tile) {
        line(job.source() + ": memory ran out; beginning anew with tiles of " + tile);
    }

    @Override
    public void finished(Job job, Size size, InferencePlan plan, long ms) {
        pace.fileDone();
        String left = files > 1 && pace.secondsLeft(files) > 0
                ? ", " + Numbers.duration(1000 * pace.secondsLeft(files)) + " left"
                : "";
        line(String.format(
                Locale.ROOT,
                "%s -> %s (%s, %s, %d %s, %s%s)",
                job.source(),
                job.target(),
                size,
                plan.modeName(),
                plan.tiles(),
                plan.tiles() == 1 ? "tile" : "tiles",
                Numbers.duration(ms),
                left));
    }

    @Override
    public void skipped(Job job) {
        pace.fileSkipped();
        line(job.source() + ": left alone, " + job.target() + " exists (--on-exists overwrite replaces it)");
    }

    @Override
    public void failed(Job job, Throwable failure) {
        pace.fileSkipped();
        erase();
        Failures.report(failure, console);
    }

    @Override
    public void ended(BatchSummary summary) {
        if (files > 1) {
            line(summary.finished() + " done, " + summary.skipped() + " left alone, "
                    + summary.failures().size() + " failed, in " + Numbers.duration(summary.ms()));
        }
    }

    private void bar(Job job, int done, int total) {
        if (style == ProgressStyle.BAR) {
            err.print(ERASE_LINE + job.source().getFileName() + ": " + done + " of " + total + " tiles");
            err.flush();
        }
    }

    private void line(String text) {
        if (style != ProgressStyle.NONE) {
            erase();
            console.say(text);
        }
    }

    private void erase() {
        if (style == ProgressStyle.BAR) {
            err.print(ERASE_LINE);
            err.flush();
        }
    }
}
