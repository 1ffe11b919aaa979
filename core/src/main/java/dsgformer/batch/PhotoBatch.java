package dsgformer.batch;

import dsgformer.image.Photo;
import dsgformer.image.PhotoFormat;
import dsgformer.image.ReadLimits;
import dsgformer.image.UnwritablePhotoException;
import dsgformer.infer.DataSize;
import dsgformer.infer.DeblurOptions;
import dsgformer.infer.Deblurrer;
import dsgformer.io.PartFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/**
 * Deblurs photo after photo, each from its file into its file. While the network is shown one, the next is read and the one before
 * is written, as far as memory allows; results are those of one after the other. Outputs appear whole or not at all, so a batch
 * that was stopped by whatever goes on where it was, exactly so if its rules have a {@link Journal}.
 *
 * @param limits how large a photo may be
 */
public record PhotoBatch(Deblurrer deblurrer, DeblurOptions options, ReadLimits limits, BatchRules rules) {

    /** As {@link #run(List, BatchListener, BooleanSupplier)}, to the end. */
    public BatchSummary run(List<Job> jobs, BatchListener listener) throws IOException {
        return run(jobs, listener, () -> false);
    }

    /**
     * Does all jobs, whatever becomes of single ones; the listener hears of failures. Begins by deleting what runs that were
     * killed left unfinished in the folders of the outputs.
     *
     * @param cancelled asked before every tile; once true, photos that the network is done with are written, and the batch ends
     * @throws OutputExistsException under {@link OnExists#ERROR}, before any photo is touched
     */
    public BatchSummary run(List<Job> jobs, BatchListener listener, BooleanSupplier cancelled) throws IOException {
        return run(jobs, listener, cancelled, new Steps(this));
    }

    /** With other steps, which in tests go wrong. */
    BatchSummary run(List<Job> jobs, BatchListener listener, BooleanSupplier cancelled, Steps steps)
            throws IOException {
        if (rules.onExists() == OnExists.ERROR) {
            requireFree(jobs);
        }
        sweep(jobs);
        try {
            BatchSummary summary = new Conveyor(steps, jobs, OneAtATime.of(listener), cancelled, room()).run();
            if (summary.isWhole() && rules.journal().isPresent()) {
                rules.journal().get().end(jobs);
            }
            return summary;
        } finally {
            if (rules.journal().isPresent()) {
                rules.journal().get().close();
            }
        }
    }

    /**
     * The photo without its blur, with everything else it had; {@code job} is for the listener. Consumes {@code blurred}, see
     * {@link Deblurrer#consume}.
     *
     * @param target what it will be written as
     * @throws UnwritablePhotoException before the network runs, if that cannot hold it
     * @throws CancellationException if {@code cancelled} became true
     */
    public Restored deblur(
            Job job, Photo blurred, PhotoFormat target, BatchListener listener, BooleanSupplier cancelled) {
        JobProgress progress = new JobProgress(
                job,
                listener,
                cancelled,
                deblurrer.planFor(blurred.size(), blurred.kind().bytes(blurred.size()), options));
        listener.began(job, blurred.size(), progress.plan());
        warn(job, rules.finish().finished(blurred), target, listener);
        Photo restored = deblurrer.consume(blurred, options, progress);
        return new Restored(rules.finish().finished(restored), progress.plan());
    }

    private static void warn(Job job, Photo carried, PhotoFormat target, BatchListener listener) {
        Stream.concat(carried.warnings().stream(), carried.lossesIn(target).stream())
                .forEach(warning -> listener.warned(job, warning));
    }

    /**
     * Writes a photo that came from elsewhere than a file, whole or not at all and by the rules for outputs that are there; one
     * from elsewhere is newer than all.
     *
     * @return where it went; empty if the output is there and was left alone
     * @throws OutputExistsException under {@link OnExists#ERROR}
     */
    public Optional<Path> write(Job job, Photo photo) throws IOException {
        OnExists rule = rules.onExists() == OnExists.NEWER ? OnExists.OVERWRITE : rules.onExists();
        Optional<Placement> placement = rule.placement(job);
        return placement.isEmpty()
                ? Optional.empty()
                : new OutputFile(job, placement.get(), BatchRules.of(rule)).write(photo, Stamp.NONE);
    }

    /** Nothing to be done about a job, if so: why, and where its output is. */
    Optional<Step.Skipped> skipped(Job job) throws IOException {
        Journal.Past past = past(job);
        if (past.isDone()) {
            Job done = new Job(job.source(), past.output().get());
            return Optional.of(new Step.Skipped(done, SkipReason.DONE_BEFORE));
        }
        return placement(job).isPresent()
                ? Optional.empty()
                : Optional.of(new Step.Skipped(job, SkipReason.OUTPUT_EXISTS));
    }

    /** Where its output goes: in place of what we made ourselves and that is out of date, or as the rules say; empty if it stays. */
    Optional<Placement> placement(Job job) throws IOException {
        Optional<Path> own = past(job).output();
        return own.isPresent()
                ? own.map(place -> new Placement(place, true))
                : rules.onExists().placement(job);
    }

    private Journal.Past past(Job job) throws IOException {
        return rules.journal().isPresent() ? rules.journal().get().of(job) : Journal.Past.NONE;
    }

    /** Bytes for all that is in memory at once. */
    private long room() {
        return deblurrer
                .memoryLimit()
                .map(DataSize::bytes)
                .orElse(Runtime.getRuntime().maxMemory());
    }

    private void requireFree(List<Job> jobs) throws IOException {
        for (Job job : jobs) {
            placement(job);
        }
    }

    private static void sweep(List<Job> jobs) throws IOException {
        List<Path> folders = jobs.stream()
                .map(job -> job.target().toAbsolutePath().getParent())
                .filter(Objects::nonNull)
                .distinct()
                .filter(folder -> Files.isDirectory(folder) && Files.isReadable(folder))
                .toList();
        for (Path folder : folders) {
            PartFile.sweep(folder);
        }
    }
}
