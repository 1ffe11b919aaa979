package dsgformer.batch;

import dsgformer.batch.plan.Job;
import dsgformer.batch.plan.JobPlan;
import dsgformer.infer.DataSize;
import dsgformer.infer.Deblurrer;
import dsgformer.io.PartFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * Deblurs the photos of a plan, file to file. While the network runs on one photo, the next is read and the previous
 * one is written, as far as memory allows; the results equal those of a sequential run. Outputs appear whole or not at
 * all, so an interrupted batch can be run again; it resumes if its settings have a {@link Journal}. Does not close the
 * deblurrer.
 */
public final class PhotoBatch {

    private final Deblurrer deblurrer;
    private final BatchSettings settings;

    public PhotoBatch(Deblurrer deblurrer, BatchSettings settings) {
        this.deblurrer = deblurrer;
        this.settings = settings;
    }

    /** As {@link #run(JobPlan, Consumer, BooleanSupplier)}, without cancellation. */
    public BatchSummary run(JobPlan plan, Consumer<BatchEvent> events) throws IOException {
        return run(plan, events, () -> false);
    }

    /**
     * Runs all jobs; a job that fails is an event and does not stop the others. Deletes the part files of killed runs
     * in the folders of the outputs first.
     *
     * @param events receives one event at a time; its exceptions end the batch and are thrown here
     * @param cancelled polled before every tile; once true, photos already deblurred are written and the batch ends
     * @throws OutputExistsException under {@link OnExists#ERROR}, before any photo is read
     */
    public BatchSummary run(JobPlan plan, Consumer<BatchEvent> events, BooleanSupplier cancelled) throws IOException {
        return run(plan, events, cancelled, new JobStages(deblurrer, settings));
    }

    /** With stages that fail on purpose, for tests. */
    BatchSummary run(JobPlan plan, Consumer<BatchEvent> events, BooleanSupplier cancelled, JobStages stages)
            throws IOException {
        if (settings.onExists() == OnExists.ERROR) {
            requireFree(plan);
        }
        sweep(plan);
        try {
            BatchSummary summary = new Conveyor(stages, plan, oneAtATime(events), cancelled, room()).run();
            if (summary.isWhole() && settings.journal().isPresent()) {
                settings.journal().get().end(plan.jobs());
            }
            return summary;
        } finally {
            if (settings.journal().isPresent()) {
                settings.journal().get().close();
            }
        }
    }

    private static Consumer<BatchEvent> oneAtATime(Consumer<BatchEvent> events) {
        Object turn = new Object();
        return event -> {
            synchronized (turn) {
                events.accept(event);
            }
        };
    }

    /** Bytes for photos and network together. */
    private long room() {
        return deblurrer
                .memoryLimit()
                .map(DataSize::bytes)
                .orElse(Runtime.getRuntime().maxMemory());
    }

    private void requireFree(JobPlan plan) throws IOException {
        Placements placements = Placements.by(settings);
        for (Job job : plan.jobs()) {
            placements.of(job);
        }
    }

    private static void sweep(JobPlan plan) throws IOException {
        List<Path> folders = plan.jobs().stream()
                .map(job -> job.target().toAbsolutePath().getParent())
                .filter(Objects::nonNull)
                .distinct()
                .filter(folder -> Files.isDirectory(folder) && Files.isReadable(folder))
                .toList();
        for (Path folder : folders) {
            PartFile.sweep(folder);
        }
    }
}
