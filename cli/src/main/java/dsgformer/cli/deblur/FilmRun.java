package dsgformer.cli.deblur;

import dsgformer.batch.OnExists;
import dsgformer.batch.OutputFile;
import dsgformer.batch.Placement;
import dsgformer.batch.plan.Job;
import dsgformer.batch.plan.JobPlan;
import dsgformer.cli.options.NetworkOptions;
import dsgformer.cli.run.CommandException;
import dsgformer.cli.run.Console;
import dsgformer.cli.run.ExitCode;
import dsgformer.cli.run.HumanNumbers;
import dsgformer.film.FilmFacts;
import dsgformer.film.FilmRestoration;
import dsgformer.infer.DeblurOptions;
import dsgformer.infer.Deblurrer;
import dsgformer.io.FileName;
import dsgformer.io.PathText;
import dsgformer.network.Model;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** {@code deblur} of a film, frame by frame through ffmpeg. */
record FilmRun(CommandSpec command, NetworkOptions network, DeblurOptions options, OnExists onExists, boolean dryRun) {

    private static final long REPORT_NANOS = 5_000_000_000L;

    /** Options that say something of a photo or of many inputs, which a film does not take. */
    private static final List<String> OF_PHOTOS = List.of(
            "--in-place",
            "--backup",
            "--keep-time",
            "--name",
            "--format",
            "--quality",
            "--background",
            "--metadata",
            "--json",
            "--report",
            "--resume",
            "--skip-sharp",
            "--recursive",
            "--max-pixels",
            "--salvage",
            "--compare");

    /** @param output a file, a folder, or none: beside the film */
    ExitCode of(Path film, Optional<String> output, BooleanSupplier cancelled, Console console) throws IOException {
        refuseOptionsOfPhotos();
        FilmFacts facts = FilmFacts.of(film);
        Path wanted = target(film, output);
        if (!FilmRestoration.isWritten(wanted)) {
            throw new CommandException(
                    ExitCode.USAGE, "films are written as mp4, m4v, mov, mkv or webm, not as " + wanted);
        }
        Job job = JobPlan.of(List.of(new Job(film, wanted))).jobs().get(0);
        console.say(film + ": " + facts.inWords() + "; each frame is restored by itself");
        Optional<Placement> free = onExists.placement(job);
        if (free.isEmpty()) {
            console.say(wanted + " exists and was left alone; --on-exists overwrite replaces it");
            return ExitCode.OK;
        }
        Path target = free.get().target();
        if (dryRun) {
            console.say("would write " + target + ", about " + HumanNumbers.count(facts.frames()) + " frames");
            return ExitCode.OK;
        }
        OutputFile.requireWritableFolder(target);
        Model model = network.model();
        try (Deblurrer deblurrer = network.open(model)) {
            deblurrer.notice().ifPresent(console::warn);
            String settings = RunSettings.of(command, model, deblurrer.engine());
            long frames = new FilmRestoration(facts, target, free.get().replaces(), settings)
                    .run(frame -> deblurrer.deblur(frame, options), new Progress(facts, cancelled, console));
            console.say(target + ": " + HumanNumbers.count(frames) + " frames");
            return ExitCode.OK;
        } catch (FileAlreadyExistsException e) {
            throw new CommandException(
                    ExitCode.OUTPUT_EXISTS,
                    target + " appeared while the film was restored and was left alone; what was done is kept: the same"
                            + " command with --on-exists overwrite puts it together",
                    e);
        } catch (CancellationException e) {
            console.say(e.getMessage() + "; the same command goes on where it was");
            return ExitCode.INTERRUPTED;
        }
    }

    private void refuseOptionsOfPhotos() {
        CommandLine line = command.commandLine();
        OF_PHOTOS.stream()
                .filter(line.getParseResult()::hasMatchedOption)
                .findFirst()
                .ifPresent(option -> {
                    throw new ParameterException(line, option + " is for photos; a film does not take it");
                });
    }

    private static Path target(Path film, Optional<String> output) {
        FileName name = FileName.of(film);
        if (output.isEmpty()) {
            String extension = FilmRestoration.isWritten(film) ? name.extension() : "mp4";
            return film.resolveSibling(name.stem() + "_deblurred." + extension);
        }
        Path path = PathText.toPath(output.get());
        return output.get().endsWith("/") || Files.isDirectory(path) ? path.resolve(film.getFileName()) : path;
    }

    /** Prints a line every few seconds. */
    private static final class Progress implements FilmRestoration.Listener {

        private final long total;
        private final BooleanSupplier cancelled;
        private final Console console;
        private long begin;
        private long reported;

        private Progress(FilmFacts facts, BooleanSupplier cancelled, Console console) {
            this.total = facts.frames();
            this.cancelled = cancelled;
            this.console = console;
        }

        @Override
        public void done(long frames, long reused) {
            long now = System.nanoTime();
            if (begin == 0) { // the first frame also warms up
                begin = now;
                reported = now;
                if (reused > 0) {
                    console.say(HumanNumbers.count(reused) + " frames are there from an earlier run");
                }
                return;
            }
            if (now - reported < REPORT_NANOS) {
                return;
            }
            reported = now;
            double each = (now - begin) / 1e9 / Math.max(1, frames - reused - 1);
            long left = Math.round(each * Math.max(0, total - frames));
            console.say("frame " + HumanNumbers.count(frames)
                    + (total > 0
                            ? " of about " + HumanNumbers.count(total) + ", " + HumanNumbers.estimate(left) + " left"
                            : ""));
        }

        @Override
        public void warned(String warning) {
            console.warn(warning);
        }

        @Override
        public boolean isCancelled() {
            return cancelled.getAsBoolean();
        }
    }
}
