package dsgformer.batch;

import dsgformer.image.Photo;
import dsgformer.image.Size;
import dsgformer.infer.InferencePlan;
import java.nio.file.Path;

/** How far a job has come. */
sealed interface Step {

    Job job();

    /** It is to be done, and its output has a place. */
    record Placed(Job job, Placement placement) implements Step {

        /** The job with the place where its output goes if nothing comes between. */
        Job actual() {
            return new Job(job.source(), placement.target());
        }
    }

    /** The photo is in memory. */
    record Loaded(Placed placed, Stamp source, Photo photo, long nanos) implements Step {

        @Override
        public Job job() {
            return placed.job();
        }
    }

    /** The network is done with it. */
    record Deblurred(Placed placed, Stamp source, Restored restored, long nanos) implements Step {

        @Override
        public Job job() {
            return placed.job();
        }
    }

    /** It is on the disk, and its samples are held no longer. */
    record Written(Job job, Path target, Size size, InferencePlan plan, long nanos) implements Step {}

    record Skipped(Job job, SkipReason reason) implements Step {}

    record Failed(Job job, Throwable failure) implements Step {}

    /** There was no room for it beside another one: it is to be read when that is done. */
    record Postponed(Job job) implements Step {}
}
