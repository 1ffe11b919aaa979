package dsgformer.cli;

import dsgformer.batch.BatchSummary;
import dsgformer.batch.Job;
import dsgformer.batch.SkipReason;
import dsgformer.image.Photo;
import dsgformer.image.ReadLimits;
import dsgformer.image.Size;
import dsgformer.infer.BlurEstimate;
import dsgformer.infer.InferencePlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/**
 * {@code --compare}: after each photo, shows it before and after, in a file beside what was written. Both are read again, so
 * that what is seen is what was written; that takes the memory of two photos.
 */
final class BeforeAfterReport extends NotedReport {

    private static final String SUFFIX = "_compare";
    private static final String INDEX = "compare.html";
    private static final int THUMBNAIL_PIXELS = 160;

    /** Both side by side, and no higher: what viewers and JPEG still take. */
    private static final int LONGEST_SIDE = 32_000;

    private final BeforeAfterStyle style;
    private final ReadLimits limits;
    private final Console console;
    private final BeforeAfterIndex index = new BeforeAfterIndex();
    private RunFacts facts;

    BeforeAfterReport(BeforeAfterStyle style, ReadLimits limits, Console console) {
        this.style = style;
        this.limits = limits;
        this.console = console;
    }

    @Override
    public void started(RunFacts run) {
        facts = run;
    }

    @Override
    public void failed(Job job, Throwable failure) {
        take(job);
    }

    @Override
    public void finished(Job job, Size size, InferencePlan plan, long ms) {
        PhotoNote note = take(job);
        if (!note.sharp()) {
            String how =
                    "inference " + plan.modeName() + ", " + plan.tiles() + (plan.tiles() == 1 ? " tile" : " tiles");
            compare(job, note, how, Numbers.duration(ms));
        }
    }

    /** The page that leads to all leads to those of earlier runs, too; one that is missing, for want of room perhaps, is made. */
    @Override
    public void skipped(Job job, SkipReason reason) {
        PhotoNote note = take(job);
        if (reason != SkipReason.DONE_BEFORE || style != BeforeAfterStyle.HTML) {
            return;
        }
        Path page = beside(job.target(), ".html");
        if (Files.exists(page)) {
            index.add(new BeforeAfterIndex.Line(page, title(job), "", List.of("", "", "", "earlier")));
        } else {
            compare(job, note, "done by an earlier run", "earlier");
        }
    }

    private void compare(Job job, PhotoNote note, String how, String time) {
        try {
            Photo before = Photo.read(job.source(), limits);
            Photo after = Photo.read(job.target(), limits);
            if (style == BeforeAfterStyle.SIDE) {
                side(job, before, after);
            } else {
                page(job, before, after, note, how, time);
            }
        } catch (IOException | OutOfMemoryError e) { // a photo that is done is not lost for want of its comparison
            console.warn(job.target() + " is done, but there is no comparison: " + Failures.message(e));
        }
    }

    /** Several pages get one that leads to them. */
    @Override
    public void ended(BatchSummary summary) {
        if (index.size() < 2) {
            return;
        }
        Path file = index.folder().resolve(INDEX);
        try {
            new ReportFile(file).write(index.page(List.of("pixels", "blur before", "after", "time")));
            console.say("before and after: " + file);
        } catch (IOException e) {
            console.warn("the photos are done, but not the page that leads to their pages: " + Failures.message(e));
        }
    }

    private static void side(Job job, Photo before, Photo after) throws IOException {
        int longest = Math.max(2 * after.size().width(), after.size().height());
        int factor = (longest + LONGEST_SIDE - 1) / LONGEST_SIDE;
        Photo left = Views.shrunk(Views.inKindOf(after, before), factor);
        Views.sideBySide(left, Views.shrunk(after, factor)).write(beside(job.target(), extension(job.target())));
    }

    private void page(Job job, Photo before, Photo after, PhotoNote note, String how, String time) throws IOException {
        Path page = beside(job.target(), ".html");
        String blurBefore = number(note.blur());
        String blurAfter = number(BlurEstimate.of(after));
        List<String> told = List.of(
                after.size() + " pixels",
                "model " + facts.model(),
                "engine " + facts.engine(),
                how,
                "strength " + facts.strength(),
                time,
                "blur estimate " + blurBefore + ", now " + blurAfter);
        List<String> warnings = new ArrayList<>(note.warnings());
        if (!note.decisions().isEmpty()) {
            warnings.add("The network misbehaved on " + note.decisions().size() + " tiles; " + note.tilesLeft()
                    + " were left as they were, the others shown another way.");
        }
        Photo same = Views.inKindOf(after, before);
        new ReportFile(page).write(new BeforeAfterPage(title(job), told, warnings).of(same, after));
        String thumbnail = index.takesPictures() ? thumbnail(after) : "";
        index.add(new BeforeAfterIndex.Line(
                page, title(job), thumbnail, List.of(after.size().toString(), blurBefore, blurAfter, time)));
    }

    private static String title(Job job) {
        return job.source().getFileName().toString();
    }

    private static String thumbnail(Photo photo) throws IOException {
        int longest = Math.max(photo.size().width(), photo.size().height());
        return Views.dataUri(Views.shrunk(photo, (longest + THUMBNAIL_PIXELS - 1) / THUMBNAIL_PIXELS));
    }

    private static String number(OptionalDouble blur) {
        return blur.isPresent() ? String.format(Locale.ROOT, "%.2f", blur.getAsDouble()) : "–";
    }

    private static Path beside(Path target, String extension) {
        String name = target.getFileName().toString();
        return target.resolveSibling(name.substring(0, name.lastIndexOf('.')) + SUFFIX + extension);
    }

    private static String extension(Path file) {
        String name = file.getFileName().toString();
        return name.substring(name.lastIndexOf('.'));
    }
}
