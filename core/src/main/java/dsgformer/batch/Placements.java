package dsgformer.batch;

import dsgformer.batch.plan.Job;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** Decides where outputs go: by the journal of earlier runs first, then by {@link OnExists}. */
record Placements(OnExists onExists, Optional<Journal> journal) {

    static Placements by(BatchSettings settings) {
        return new Placements(settings.onExists(), settings.journal());
    }

    /**
     * {@link JobState.Placed}, over our own earlier output if that is out of date; or {@link JobState.Skipped}, with
     * the path of the existing output.
     *
     * @throws OutputExistsException under {@link OnExists#ERROR}, if an output exists that is not in the journal
     */
    JobState of(Job job) throws IOException {
        if (job.isInPlace()) {
            return inPlace(job, job.backup().get());
        }
        Journal.Past past = journal.isPresent() ? journal.get().of(job) : Journal.Past.NONE;
        if (past.isDone()) {
            return new JobState.Skipped(new Job(job.source(), past.output().get()), SkipReason.DONE_BEFORE);
        }
        Optional<Path> own = past.output();
        Optional<Placement> placement =
                own.isPresent() ? own.map(place -> new Placement(place, true)) : onExists.placement(job);
        return placement.isPresent()
                ? new JobState.Placed(job, placement.get())
                : new JobState.Skipped(job, SkipReason.OUTPUT_EXISTS);
    }

    /** The rule is that of the original, which must not be lost; the photo is there and to be replaced. */
    private JobState inPlace(Job job, Path original) throws IOException {
        boolean isStopped = OriginalBackup.isCopy(original, job.target());
        Optional<Placement> backup = isStopped
                ? Optional.of(new Placement(original, false))
                : onExists.placement(new Job(job.source(), original));
        return backup.isPresent()
                ? new JobState.Placed(job, new Placement(job.target(), true), backup)
                : new JobState.Skipped(job, SkipReason.ORIGINAL_KEPT);
    }
}
