package dsgformer.batch;

import dsgformer.batch.plan.Job;
import dsgformer.infer.DataSize;
import dsgformer.infer.InferencePlan;
import dsgformer.picture.Size;
import java.time.Duration;

/** What a run would do about a job. */
public sealed interface Forecast {

    Job job();

    /** It would be skipped. */
    record Skip(Job job, SkipReason reason) implements Forecast {}

    /**
     * It would be done.
     *
     * @param job with the final name of the output
     * @param size from the photo's header
     * @param time an estimate from a short measurement
     * @param memory an estimate of the process's peak memory
     */
    record Work(Job job, Size size, InferencePlan plan, Duration time, DataSize memory) implements Forecast {}

    /** It would be tried and may fail. */
    record Doubt(Job job, String why) implements Forecast {}
}
