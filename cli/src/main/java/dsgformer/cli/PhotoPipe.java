package dsgformer.cli;

import dsgformer.batch.BatchSummary;
import dsgformer.batch.Job;
import dsgformer.batch.OnExists;
import dsgformer.batch.PhotoBatch;
import dsgformer.batch.Restored;
import dsgformer.image.Photo;
import dsgformer.image.PhotoFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** One photo through standard input or standard output. */
record PhotoPipe(PhotoBatch batch, Console console, RunReport report, OutputOptions output) {

    private static final String STANDARD = "-";

    /** From a file, or from standard input if it is called {@code -}; written in the format that was read, unless another was asked for. */
    ExitCode toStandardOutput(String source) throws IOException {
        return reported(new Job(Path.of(source), Path.of(STANDARD)), job -> {
            Restored restored = batch.deblur(job, read(job.source()), report);
            PhotoFormat format =
                    output.format().orElse(restored.photo().format().forOutput());
            restored.photo().write(console.out(), format);
            return restored;
        });
    }

    /** From standard input; written in the format of the file's name. */
    ExitCode toFile(Path target) throws IOException {
        if (Files.exists(target) && batch.onExists() != OnExists.OVERWRITE) {
            throw new CommandException(ExitCode.OUTPUT_EXISTS, target + " exists; --on-exists overwrite replaces it");
        }
        return reported(new Job(Path.of(STANDARD), target), job -> {
            Restored restored = batch.deblur(job, read(job.source()), report);
            restored.photo().write(target);
            return restored;
        });
    }

    private interface Work {
        Restored of(Job job) throws IOException;
    }

    /** Does the one job, and reports it as a batch of one. */
    private ExitCode reported(Job job, Work work) {
        long start = System.nanoTime();
        List<Throwable> failures = new ArrayList<>();
        try {
            Restored restored = work.of(job);
            report.finished(job, restored.photo().size(), restored.plan(), millisSince(start));
        } catch (IOException | RuntimeException | OutOfMemoryError failure) {
            failures.add(failure);
            report.failed(job, failure);
        }
        report.ended(new BatchSummary(1 - failures.size(), 0, failures, millisSince(start)));
        return failures.isEmpty() ? ExitCode.OK : Failures.exitCode(failures.get(0));
    }

    private static long millisSince(long start) {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
    }

    private Photo read(Path source) throws IOException {
        Photo blurred = source.toString().equals(STANDARD)
                ? Photo.read(console.in(), "standard input", batch.limits())
                : Photo.read(source, batch.limits());
        return blurred.expendable();
    }
}
