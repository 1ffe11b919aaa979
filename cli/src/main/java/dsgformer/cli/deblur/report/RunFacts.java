package dsgformer.cli.deblur.report;

import dsgformer.batch.plan.JobPlan;
import dsgformer.batch.plan.Workload;
import java.util.Optional;

/**
 * Model, engine, settings and plan of a run of {@code deblur}, for reports.
 *
 * @param inference as {@code --inference} spells it
 * @param work number and sizes of the photos
 * @param plan jobs, and files that were left out
 * @param notice a notice of the engine for people
 */
public record RunFacts(
        String model,
        String engine,
        String inference,
        float strength,
        Workload work,
        JobPlan plan,
        Optional<String> notice) {

    /** Number of photos. */
    int files() {
        return work.files();
    }
}
