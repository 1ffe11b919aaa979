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
 * Deblurs photo after photo, each from its file into its file. While the network works on one, the next is read and the
 * one before is written, as far as memory allows; results are those of one after the other. Outputs appear whole or not
 * at all, so an interrupted batch can be run again, and resumes exactly if its settings have a {@link Journal}. Does not
 * close the deblurrer.
 */
public final class PhotoBatch {

    private final Deblurrer deblurrer;
    private final BatchSettings settings;

    public PhotoBatch(Deblurrer deblurrer, BatchSettings settings) {
        this.deblurrer = deblurrer;
        this.settings = settings;
    }

    /** As {@link #run(JobPlan, Consumer, BooleanSupplier)}, to the end. */
    public BatchSummary run(JobPlan plan, Consumer<BatchEvent> events) throws IOException {
        return run(plan, events, () -> false);
    }

    /**
     * Does all jobs, whatever becomes of single ones; failures are events. Begins by deleting what runs that were
     * killed left unfinished in the folders of the outputs.
     *
     * @param events receives one event at a time; what it throws ends the batch and is thrown here
     * @param cancelled asked before every tile; once true, photos that the network is done with are written, and the batch ends
     * @throws OutputExistsException under {@link OnExists#ERROR}, before any photo is touched
     */
    public BatchSummary run(JobPlan plan, Consumer<BatchEvent> events, BooleanSupplier cancelled) throws IOException {
        return run(plan, events, cancelled, new JobStages(deblurrer, settings));
    }

    /** With other steps, which in tests go wrong. */
    BatchSummary run(JobPlan plan, Consumer<BatchEvent> events, BooleanSupplier cancelled, JobStages steps)
            throws IOException {
        if (settings.onExists() == OnExists.ERROR) {
            requireFree(plan);
        }
        sweep(plan);
        try {
            BatchSummary summary = new Conveyor(steps, plan, oneAtATime(events), cancelled, room()).run();
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

    /** Bytes for all that is in memory at once. */
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
