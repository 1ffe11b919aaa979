package dsgformer.cli.deblur.report;

import dsgformer.batch.plan.JobPlan;
import dsgformer.batch.plan.Workload;
import java.util.Optional;

/**
 * What a run of {@code deblur} uses, as reports state it.
 *
 * @param inference as {@code --inference} spells it
 * @param work how many photos there are, of which size
 * @param plan which photos go where, and what was found beside them
 * @param notice what the engine wants people to know
 */
public record RunFacts(
        String model,
        String engine,
        String inference,
        float strength,
        Workload work,
        JobPlan plan,
        Optional<String> notice) {

    /** How many photos there are. */
    int files() {
        return work.files();
    }
}
