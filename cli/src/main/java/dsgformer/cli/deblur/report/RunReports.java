package dsgformer.cli.deblur.report;

import dsgformer.batch.BatchEvent;
import dsgformer.batch.BatchSummary;
import dsgformer.infer.InferencePlan;
import dsgformer.photo.Photo;
import java.util.List;

/** Forwards to several reports in order; if one throws, the later ones do not receive the event. */
public record RunReports(List<RunReport> reports) implements RunReport {

    public RunReports {
        reports = List.copyOf(reports);
    }

    @Override
    public void started(RunFacts facts) {
        reports.forEach(report -> report.started(facts));
    }

    @Override
    public void accept(BatchEvent event) {
        reports.forEach(report -> report.accept(event));
    }

    @Override
    public void ended(BatchSummary summary) {
        reports.forEach(report -> report.ended(summary));
    }

    @Override
    public void broken(Throwable failure) {
        reports.forEach(report -> report.broken(failure));
    }

    /** The maximum, since reports work one after the other. */
    @Override
    public long bytesToFinish(Photo restored, InferencePlan plan) {
        return reports.stream()
                .mapToLong(report -> report.bytesToFinish(restored, plan))
                .max()
                .orElse(0);
    }
}
