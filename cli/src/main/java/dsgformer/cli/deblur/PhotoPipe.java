package dsgformer.cli.deblur;

import dsgformer.batch.BatchEvent;
import dsgformer.batch.BatchSummary;
import dsgformer.batch.BatchSummary.End;
import dsgformer.batch.CancellableWait;
import dsgformer.batch.OnExists;
import dsgformer.batch.Original;
import dsgformer.batch.OutputFile;
import dsgformer.batch.PhotoRestoration;
import dsgformer.batch.RestoredPhoto;
import dsgformer.batch.SourcePhoto;
import dsgformer.batch.plan.Job;
import dsgformer.cli.deblur.report.RunReport;
import dsgformer.cli.run.CommandException;
import dsgformer.cli.run.Console;
import dsgformer.cli.run.ExitCode;
import dsgformer.cli.run.Failures;
import dsgformer.infer.DeblurOptions;
import dsgformer.io.FileName;
import dsgformer.io.PathText;
import dsgformer.photo.Photo;
import dsgformer.photo.PhotoFormat;
import dsgformer.photo.ReadLimits;
import dsgformer.photo.file.OutputFormats;
import dsgformer.photo.file.PhotoFiles;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;

/** One photo through standard input or standard output. */
record PhotoPipe(PhotoRestoration restoration, Console console, RunReport report, Optional<PhotoFormat> format) {

    private static final String STANDARD = "-";
    private static final String STANDARD_INPUT = "standard input";

    /**
     * Deblurs a file, or standard input if {@code source} is {@code -}, to standard output; writes the format that was
     * read unless another was requested.
     */
    ExitCode toStandardOutput(String source) throws IOException {
        return reported(new Job(PathText.toPath(source), Path.of(STANDARD)), new Sink() {
            @Override
            public PhotoFormat format(Photo blurred) {
                return format.orElse(OutputFormats.forPhotosOf(blurred.format()));
            }

            @Override
            public Optional<Path> take(Job job, RestoredPhoto restored) throws IOException {
                restored.writeTo(Channels.newChannel(console.out()));
                return Optional.of(job.target());
            }
        });
    }

    /** Deblurs standard input to a file, in the format of its name. */
    ExitCode toFile(Path target) throws IOException {
        try {
            requireFree(target);
            OutputFile.requireWritableFolder(target);
        } catch (IOException | CommandException refusal) {
            report.broken(refusal);
            throw refusal;
        }
        return reported(new Job(Path.of(STANDARD), target), new Sink() {
            @Override
            public PhotoFormat format(Photo blurred) {
                return OutputFormats.require(target);
            }

            @Override
            public Optional<Path> take(Job job, RestoredPhoto restored) throws IOException {
                return OutputFile.write(job, restored, restoration.settings());
            }
        });
    }

    private void requireFree(Path target) {
        if (FileName.isTaken(target) && restoration.settings().onExists() == OnExists.SKIP) {
            throw new CommandException(
                    ExitCode.OUTPUT_EXISTS,
                    target + " exists; --on-exists overwrite replaces it, rename writes beside it");
        }
    }

    private interface Sink {

        PhotoFormat format(Photo blurred);

        /** Writes the photo; returns the path, or empty if an existing file was left alone. */
        Optional<Path> take(Job job, RestoredPhoto restored) throws IOException;
    }

    /** Runs the job and reports it as a batch of one photo. */
    private ExitCode reported(Job job, Sink sink) {
        long start = System.nanoTime();
        try {
            SourcePhoto blurred = awaited(job.source());
            RestoredPhoto restored = restoration.restore(job, blurred, sink.format(blurred.photo()));
            Path target = sink.take(job, restored)
                    .orElseThrow(() -> new CommandException(
                            ExitCode.OUTPUT_EXISTS,
                            job.target() + " appeared during the run and was left alone; choose another output or"
                                    + " --on-exists overwrite"));
            report.accept(new BatchEvent.Finished(
                    new Job(job.source(), target),
                    restored.photo().size(),
                    restored.plan(),
                    restored.isCopied(),
                    millisSince(start)));
            report.ended(
                    summary(List.of(), End.COMPLETE, restored.photo().size().pixels(), start));
            return ExitCode.OK;
        } catch (CancellationException asked) {
            report.ended(summary(List.of(), End.CANCELLED, 0, start));
            return ExitCode.INTERRUPTED;
        } catch (IOException | RuntimeException | OutOfMemoryError failure) {
            report.accept(new BatchEvent.Failed(job, failure));
            report.ended(summary(List.of(failure), End.COMPLETE, 0, start));
            return Failures.exitCode(failure);
        } catch (Error broken) {
            report.broken(broken);
            throw broken;
        }
    }

    private static BatchSummary summary(List<Throwable> failures, End end, long pixels, long start) {
        int finished = pixels > 0 ? 1 : 0;
        return new BatchSummary(finished, 0, failures, 1 - finished - failures.size(), end, pixels, millisSince(start));
    }

    private static long millisSince(long start) {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
    }

    /** Reads on another thread, since a pipe may never end. */
    private SourcePhoto awaited(Path source) {
        FutureTask<SourcePhoto> reading = new FutureTask<>(() -> read(source));
        Thread reader = new Thread(reading, "dsgformer-reader");
        reader.setDaemon(true);
        reader.start();
        try {
            return CancellableWait.on(reading, restoration.cancelled());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException();
        }
    }

    private SourcePhoto read(Path source) throws IOException {
        ReadLimits limits = restoration.settings().limits();
        if (source.toString().equals(STANDARD)) {
            byte[] file = PhotoFiles.bytes(console.in(), STANDARD_INPUT, limits);
            return new SourcePhoto(
                    PhotoFiles.load(file, STANDARD_INPUT, limits),
                    Optional.of(Original.of(file)).filter(original -> mayStayAsItIs()));
        }
        Optional<Original> original = Original.of(source);
        return new SourcePhoto(PhotoFiles.load(source, limits), original);
    }

    /** Whether the bytes of standard input may be needed again; else no memory is spent on them. */
    private boolean mayStayAsItIs() {
        DeblurOptions options = restoration.settings().options();
        return options.strength() == 0 || options.skipSharp() > 0;
    }
}
