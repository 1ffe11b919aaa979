package dsgformer.cli.deblur;

import dsgformer.batch.BatchSettings;
import dsgformer.batch.BatchSummary;
import dsgformer.batch.PhotoBatch;
import dsgformer.batch.PhotoRestoration;
import dsgformer.batch.plan.JobPlan;
import dsgformer.batch.plan.Workload;
import dsgformer.cli.deblur.report.RunFacts;
import dsgformer.cli.deblur.report.RunReport;
import dsgformer.cli.options.NetworkOptions;
import dsgformer.cli.run.Console;
import dsgformer.infer.DeblurOptions;
import dsgformer.infer.Deblurrer;
import dsgformer.network.Model;
import dsgformer.photo.PhotoFormat;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** An open network with the settings of a run. */
record DeblurSession(String model, Deblurrer deblurrer, BatchSettings settings) implements AutoCloseable {

    /** Makes the settings of a batch from the opened model and engine. */
    interface SettingsFor {
        BatchSettings with(Model model, Deblurrer deblurrer) throws IOException;
    }

    static DeblurSession open(NetworkOptions network, SettingsFor settings) throws IOException {
        Model model = network.model();
        Deblurrer deblurrer = network.open(model);
        try {
            return new DeblurSession(model.name(), deblurrer, settings.with(model, deblurrer));
        } catch (IOException | RuntimeException e) {
            deblurrer.close();
            throw e;
        }
    }

    BatchSummary run(JobPlan plan, Workload work, RunReport report, BooleanSupplier cancelled) throws IOException {
        report.started(facts(plan, work));
        try {
            BatchSummary summary = new PhotoBatch(deblurrer, settings.withReserved(report::bytesToFinish))
                    .run(plan, report, cancelled);
            report.ended(summary);
            return summary;
        } catch (IOException | RuntimeException | Error failure) {
            report.broken(failure);
            throw failure;
        }
    }

    /** @param format to write to standard output, if not the photo's own */
    PhotoPipe pipe(Console console, RunReport report, Optional<PhotoFormat> format, BooleanSupplier cancelled) {
        report.started(facts(new JobPlan(List.of(), List.of(), List.of()), Workload.alike(1)));
        return new PhotoPipe(new PhotoRestoration(deblurrer, settings, report, cancelled), console, report, format);
    }

    private RunFacts facts(JobPlan plan, Workload work) {
        DeblurOptions options = settings.options();
        return new RunFacts(
                model,
                deblurrer.engine(),
                NetworkOptions.spelled(options.inference()),
                options.strength(),
                work,
                plan,
                deblurrer.notice());
    }

    @Override
    public void close() {
        deblurrer.close();
    }
}
