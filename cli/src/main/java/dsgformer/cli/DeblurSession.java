package dsgformer.cli;

import dsgformer.batch.BatchSummary;
import dsgformer.batch.Job;
import dsgformer.batch.OnExists;
import dsgformer.batch.PhotoBatch;
import dsgformer.batch.PhotoFinish;
import dsgformer.image.ReadLimits;
import dsgformer.infer.DeblurOptions;
import dsgformer.network.Model;
import java.io.IOException;
import java.util.List;

/** An open network, and how it is used on photos. */
record DeblurSession(String model, PhotoBatch batch) implements AutoCloseable {

    static DeblurSession open(
            NetworkOptions network, DeblurOptions options, ReadLimits limits, OnExists onExists, PhotoFinish finish)
            throws IOException {
        Model model = network.model();
        return new DeblurSession(model.name(), new PhotoBatch(network.open(model), options, limits, onExists, finish));
    }

    BatchSummary run(List<Job> jobs, RunReport report) throws IOException {
        report.started(facts(jobs.size()));
        BatchSummary summary = batch.run(jobs, report);
        report.ended(summary);
        return summary;
    }

    PhotoPipe pipe(Console console, RunReport report) {
        report.started(facts(1));
        return new PhotoPipe(batch, console, report);
    }

    private RunFacts facts(int files) {
        DeblurOptions options = batch.options();
        return new RunFacts(
                model,
                batch.deblurrer().engine(),
                NetworkOptions.spelled(options.inference()),
                options.strength(),
                files,
                batch.deblurrer().notice());
    }

    @Override
    public void close() {
        batch.deblurrer().close();
    }
}
