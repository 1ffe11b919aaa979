package dsgformer.cli.deblur.beforeafter;

import dsgformer.batch.BatchEvent;
import dsgformer.batch.BatchSummary;
import dsgformer.batch.SkipReason;
import dsgformer.batch.plan.Job;
import dsgformer.batch.plan.JobPlan;
import dsgformer.cli.deblur.report.PhotoSummaries;
import dsgformer.cli.deblur.report.PhotoSummary;
import dsgformer.cli.deblur.report.RunFacts;
import dsgformer.cli.deblur.report.RunReport;
import dsgformer.cli.run.Console;
import dsgformer.cli.run.Failures;
import dsgformer.cli.run.HumanNumbers;
import dsgformer.cli.run.ResultFile;
import dsgformer.infer.Deblurrer;
import dsgformer.infer.InferencePlan;
import dsgformer.io.FileName;
import dsgformer.io.PathText;
import dsgformer.page.Contents;
import dsgformer.page.Figure;
import dsgformer.page.Thumbnails;
import dsgformer.photo.Photo;
import dsgformer.photo.ReadLimits;
import dsgformer.photo.UnwritablePhotoException;
import dsgformer.photo.file.PhotoFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * {@code --compare}: after each photo, writes a before/after comparison beside the output. Holds one photo in memory at
 * a time; if a memory limit leaves no room for a picture of both, it is scaled down.
 */
public final class BeforeAfterReport implements RunReport {

    private static final String INDEX = "compare.html";

    /** Shown instead of the time of a photo that an earlier run did. */
    private static final String EARLIER = "earlier";

    private static final int THUMBNAIL_PIXELS = 160;

    private final BeforeAfterStyle style;
    private final Deblurrer deblurrer;
    private final ReadLimits limits;
    private final Console console;
    private final PhotoSummaries summaries = new PhotoSummaries();
    private final BeforeAfterIndex index = new BeforeAfterIndex();
    private final Set<Path> ambiguous = new HashSet<>();
    private RunFacts facts;

    public BeforeAfterReport(BeforeAfterStyle style, Deblurrer deblurrer, ReadLimits limits, Console console) {
        this.style = style;
        this.deblurrer = deblurrer;
        this.limits = limits;
        this.console = console;
    }

    @Override
    public void started(RunFacts run) {
        facts = run;
        Map<Path, Path> first = new HashMap<>();
        for (Job job : run.plan().jobs()) {
            Path other = first.putIfAbsent(beside(job.target(), "html"), job.source());
            if (other != null) {
                ambiguous.add(other);
                ambiguous.add(job.source());
            }
        }
    }

    @Override
    public void accept(BatchEvent event) {
        if (event instanceof BatchEvent.Progress progress) {
            summaries.add(progress);
        } else if (event instanceof BatchEvent.Outcome outcome) {
            PhotoSummary summary = summaries.take(outcome.job());
            if (outcome instanceof BatchEvent.Finished finished) {
                finished(finished, summary);
            } else if (outcome instanceof BatchEvent.Skipped skipped) {
                skipped(skipped.job(), skipped.reason(), summary);
            }
        }
    }

    @Override
    public long bytesToFinish(Photo photo, InferencePlan plan) {
        return style == BeforeAfterStyle.SIDE ? SideBySide.bytes(photo, room(plan)) : ComparisonCrops.bytes(photo);
    }

    private void finished(BatchEvent.Finished done, PhotoSummary summary) {
        if (summary.sharp()) {
            return;
        }
        Job job = done.job();
        InferencePlan plan = done.plan();
        BeforeAfter photo = of(job);
        String how = "inference " + plan.modeName() + ", " + plan.tiles() + (plan.tiles() == 1 ? " tile" : " tiles");
        compared(job, () -> {
            if (style == BeforeAfterStyle.SIDE) {
                side(photo, plan);
            } else {
                page(photo, place(photo), summary, how, HumanNumbers.duration(done.ms()));
            }
        });
    }

    /** Adds the page of an earlier run to the index; makes it if it is missing, for example after a full disk. */
    private void skipped(Job job, SkipReason reason, PhotoSummary summary) {
        if (reason != SkipReason.DONE_BEFORE || style != BeforeAfterStyle.HTML) {
            return;
        }
        BeforeAfter photo = of(job);
        Path page = place(photo);
        if (Files.exists(page)) {
            index.add(new Contents.Entry(page, title(photo), Optional.empty(), List.of("", "", EARLIER)));
        } else {
            compared(job, () -> page(photo, page, summary, "done by an earlier run", EARLIER));
        }
    }

    private BeforeAfter of(Job job) {
        return new BeforeAfter(job, limits);
    }

    private interface Comparison {
        void make() throws IOException;
    }

    private void compared(Job job, Comparison comparison) {
        if (!Files.isRegularFile(job.source())) {
            console.warn(job.target() + " is done, but there is no comparison: " + job.source()
                    + " is not a regular file and cannot be read again");
            return;
        }
        try {
            comparison.make();
        } catch (IOException
                | UnwritablePhotoException
                | OutOfMemoryError e) { // a failed comparison does not fail the photo
            console.warn(job.target() + " is done, but there is no comparison: " + Failures.message(e));
        }
    }

    private long room(InferencePlan plan) {
        return deblurrer.roomBeside(plan).bytes();
    }

    /** Writes the index if there are several pages. */
    @Override
    public void ended(BatchSummary summary) {
        if (index.size() < 2) {
            return;
        }
        Path file = index.folder().resolve(INDEX);
        try {
            new ResultFile(file).write(index.page(List.of("pixels", "fine detail", "time")));
            console.say("before and after: " + file);
        } catch (IOException e) {
            console.warn("the photos are done, but their index could not be written: " + Failures.message(e));
        }
    }

    private void side(BeforeAfter photo, InferencePlan plan) throws IOException {
        Path file = beside(photo.target(), FileName.of(photo.target()).extension());
        SideBySide both = SideBySide.of(photo, room(plan));
        PhotoFiles.write(both.picture(), file);
        if (both.limited()) {
            console.say(file + " shows both at 1/" + both.factor() + " of their size, to stay within the memory limit");
        }
    }

    private void page(BeforeAfter photo, Path page, PhotoSummary summary, String how, String time) throws IOException {
        ComparisonCrops crops = ComparisonCrops.of(photo);
        String gain = gain(crops.gain());
        List<String> phrases = List.of(
                crops.size() + " pixels",
                "model " + facts.model(),
                "engine " + facts.engine(),
                how,
                "strength " + facts.strength(),
                time,
                "fine detail " + gain);
        List<String> warnings = new ArrayList<>(summary.warnings());
        if (!summary.decisions().isEmpty()) {
            warnings.add(
                    "The network's output was faulty on " + summary.decisions().size() + " tiles; "
                            + summary.tilesLeft() + " were left as they were, the others were retried another way.");
        }
        new ResultFile(page).write(new BeforeAfterPage(title(photo), phrases, warnings).of(crops));
        Optional<Figure> thumbnail =
                index.takesPictures() ? Optional.of(thumbnail(photo, crops.after())) : Optional.empty();
        index.add(new Contents.Entry(
                page, title(photo), thumbnail, List.of(crops.size().toString(), gain, time)));
    }

    private static String title(BeforeAfter photo) {
        return photo.source().getFileName().toString();
    }

    private static Figure thumbnail(BeforeAfter photo, Photo after) throws IOException {
        return Figure.of("after", title(photo) + ", after", Thumbnails.within(THUMBNAIL_PIXELS, after));
    }

    /** As a change: {@code +34 %}. */
    private static String gain(double times) {
        return String.format(Locale.ROOT, "%+.0f %%", 100 * (times - 1));
    }

    /** The path of its page: {@code photo_compare.html}, or {@code photo.jpg_compare.html} beside {@code photo.png}. */
    private Path place(BeforeAfter photo) {
        Path target = photo.target();
        return ambiguous.contains(photo.source())
                ? new FileName(PathText.of(target.getFileName()) + JobPlan.COMPARISON, "html").beside(target)
                : beside(target, "html");
    }

    private static Path beside(Path target, String extension) {
        return new FileName(FileName.of(target).stem() + JobPlan.COMPARISON, extension).beside(target);
    }
}
