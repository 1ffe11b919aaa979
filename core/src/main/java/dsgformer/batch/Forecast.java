package dsgformer.batch;

import dsgformer.batch.plan.Job;
import dsgformer.infer.DataSize;
import dsgformer.infer.InferencePlan;
import dsgformer.picture.Size;
import java.time.Duration;

/** What would become of a job. */
public sealed interface Forecast {

    Job job();

    /** Nothing would be done. */
    record Skip(Job job, SkipReason reason) implements Forecast {}

    /**
     * It would be done.
     *
     * @param job with the output's name in the end
     * @param size as the photo's header has it
     * @param time an estimate from a short measurement
     * @param memory an estimate of what the process takes at its peak
     */
    record Work(Job job, Size size, InferencePlan plan, Duration time, DataSize memory) implements Forecast {}

    /** It would be tried, and may fail. */
    record Doubt(Job job, String why) implements Forecast {}
}
