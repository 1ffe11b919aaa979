package dsgformer.batch;

import dsgformer.batch.plan.Job;
import dsgformer.infer.InferencePlan;
import dsgformer.photo.Photo;
import dsgformer.picture.Size;
import java.nio.file.Path;

/** How far a job has come. */
sealed interface JobState {

    Job job();

    /** It is to be done, and its output has a place. */
    record Placed(Job job, Placement placement) implements JobState {

        /** The job with the place where its output goes if nothing comes between. */
        Job actual() {
            return new Job(job.source(), placement.target());
        }
    }

    /** The photo is in memory. */
    record Loaded(Placed placed, FileStamp source, Photo photo, long nanos) implements JobState {

        @Override
        public Job job() {
            return placed.job();
        }
    }

    /** The network is done with it. */
    record Deblurred(Placed placed, FileStamp source, RestoredPhoto restored, long nanos) implements JobState {

        @Override
        public Job job() {
            return placed.job();
        }
    }

    /** It is on the disk, and its samples are held no longer. */
    record Written(Job job, Path target, Size size, InferencePlan plan, long nanos) implements JobState {}

    record Skipped(Job job, SkipReason reason) implements JobState {}

    record Failed(Job job, Throwable failure) implements JobState {}

    /** There was no room for it beside another one: it is to be read when that is done. */
    record Postponed(Job job) implements JobState {}
}
