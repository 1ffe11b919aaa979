package dsgformer.cli;

import dsgformer.batch.BatchSummary;
import dsgformer.batch.Job;
import dsgformer.batch.SkipReason;
import dsgformer.image.Photo;
import dsgformer.image.Size;
import dsgformer.infer.GuardDecision;
import dsgformer.infer.InferencePlan;
import java.util.List;
import java.util.OptionalDouble;

/** Tells all of them, in this order. */
record RunReports(List<RunReport> reports) implements RunReport {

    RunReports {
        reports = List.copyOf(reports);
    }

    @Override
    public void started(RunFacts facts) {
        reports.forEach(report -> report.started(facts));
    }

    @Override
    public void began(Job job, Size size, InferencePlan plan) {
        reports.forEach(report -> report.began(job, size, plan));
    }

    @Override
    public void examined(Job job, OptionalDouble blur, boolean sharp) {
        reports.forEach(report -> report.examined(job, blur, sharp));
    }

    @Override
    public void warned(Job job, String warning) {
        reports.forEach(report -> report.warned(job, warning));
    }

    @Override
    public void tileDone(Job job, int done, int total) {
        reports.forEach(report -> report.tileDone(job, done, total));
    }

    @Override
    public void smallerTiles(Job job, Size tile) {
        reports.forEach(report -> report.smallerTiles(job, tile));
    }

    @Override
    public void guarded(Job job, GuardDecision decision) {
        reports.forEach(report -> report.guarded(job, decision));
    }

    @Override
    public void finished(Job job, Size size, InferencePlan plan, long ms) {
        reports.forEach(report -> report.finished(job, size, plan, ms));
    }

    /** One after the other. */
    @Override
    public long bytesToFinish(Photo photo, InferencePlan plan) {
        return reports.stream()
                .mapToLong(report -> report.bytesToFinish(photo, plan))
                .max()
                .orElse(0);
    }

    @Override
    public void skipped(Job job, SkipReason reason) {
        reports.forEach(report -> report.skipped(job, reason));
    }

    @Override
    public void failed(Job job, Throwable failure) {
        reports.forEach(report -> report.failed(job, failure));
    }

    @Override
    public void ended(BatchSummary summary) {
        reports.forEach(report -> report.ended(summary));
    }

    @Override
    public void broken(Throwable failure) {
        reports.forEach(report -> report.broken(failure));
    }
}
