package dsgformer.cli;

import dsgformer.batch.BatchRules;
import dsgformer.batch.BatchSummary;
import dsgformer.batch.JobPlan;
import dsgformer.batch.PhotoBatch;
import dsgformer.batch.Workload;
import dsgformer.image.PhotoFormat;
import dsgformer.image.ReadLimits;
import dsgformer.infer.DeblurOptions;
import dsgformer.infer.Deblurrer;
import dsgformer.network.Model;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** An open network, and how it is used on photos. */
record DeblurSession(String model, PhotoBatch batch) implements AutoCloseable {

    /** What is to be done besides deblurring, once it is known what with. */
    interface Rules {
        BatchRules of(Model model, Deblurrer deblurrer) throws IOException;
    }

    static DeblurSession open(NetworkOptions network, DeblurOptions options, ReadLimits limits, Rules rules)
            throws IOException {
        Model model = network.model();
        Deblurrer deblurrer = network.open(model);
        try {
            return new DeblurSession(
                    model.name(), new PhotoBatch(deblurrer, options, limits, rules.of(model, deblurrer)));
        } catch (IOException | RuntimeException e) {
            deblurrer.close();
            throw e;
        }
    }

    BatchSummary run(JobPlan plan, Workload work, RunReport report, BooleanSupplier cancelled) throws IOException {
        report.started(facts(plan, work));
        try {
            BatchSummary summary = batch.run(plan.jobs(), report, cancelled);
            report.ended(summary);
            return summary;
        } catch (IOException | RuntimeException | Error failure) {
            report.broken(failure);
            throw failure;
        }
    }

    /** @param format to write to standard output, if not the photo's own */
    PhotoPipe pipe(Console console, RunReport report, Optional<PhotoFormat> format, BooleanSupplier cancelled) {
        report.started(facts(new JobPlan(List.of(), List.of()), Workload.alike(1)));
        return new PhotoPipe(batch, console, report, format, cancelled);
    }

    RunFacts facts(JobPlan plan, Workload work) {
        DeblurOptions options = batch.options();
        return new RunFacts(
                model,
                batch.deblurrer().engine(),
                NetworkOptions.spelled(options.inference()),
                options.strength(),
                work,
                plan,
                batch.deblurrer().notice());
    }

    @Override
    public void close() {
        batch.deblurrer().close();
    }
}
