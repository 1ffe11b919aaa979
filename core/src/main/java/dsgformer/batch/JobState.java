package dsgformer.batch;

import dsgformer.batch.plan.Job;
import dsgformer.infer.InferencePlan;
import dsgformer.picture.Size;
import java.util.List;
import java.util.Optional;

/** The state of a job between the stages of the pipeline. */
sealed interface JobState {

    Job job();

    /**
     * The job is to be done.
     *
     * @param placement where its output goes
     * @param backup where the original goes, if the output replaces the photo
     */
    record Placed(Job job, Placement placement, Optional<Placement> backup) implements JobState {

        Placed(Job job, Placement placement) {
            this(job, placement, Optional.empty());
        }

        /** The job with the path of its output, unless another file appears there first. */
        Job actual() {
            return new Job(job.source(), placement.target(), backup.map(Placement::target));
        }
    }

    /** The photo is in memory. */
    record Loaded(Placed placed, FileStamp stamp, SourcePhoto source, long nanos) implements JobState {

        @Override
        public Job job() {
            return placed.job();
        }
    }

    /** The photo is deblurred. */
    record Deblurred(Placed placed, FileStamp stamp, RestoredPhoto restored, long nanos) implements JobState {

        @Override
        public Job job() {
            return placed.job();
        }
    }

    /** The output is on disk, at the target of {@code job}; the samples are released. */
    record Written(Job job, Size size, InferencePlan plan, boolean copied, List<String> warnings, long nanos)
            implements JobState {}

    record Skipped(Job job, SkipReason reason) implements JobState {}

    record Failed(Job job, Throwable failure) implements JobState {}

    /** The photo did not fit into memory beside the current one; it is read when that is done. */
    record Postponed(Job job) implements JobState {}
}
