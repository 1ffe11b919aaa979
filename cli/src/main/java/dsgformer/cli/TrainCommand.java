package dsgformer.cli;

import dsgformer.tensor.LostProcessException;
import dsgformer.tensor.ProcessGroup;
import dsgformer.train.Trainer;
import dsgformer.train.TrainingConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code dsgformer train}: a network from pairs. */
@Command(
        name = "train",
        sortOptions = false,
        description = "Trains a network as a YAML file says.",
        footer = {
            "",
            "Examples:",
            "  dsgformer train -c configs/paper-gopro.yaml",
            "  dsgformer train -c my.yaml --set schedule.rate=4e-4 --max-time 40m",
            "  dsgformer train -c my.yaml --set schedule.rate=4e-4 --resume auto",
            "  dsgformer train -c my.yaml --nproc 2                     two processes here",
            "  dsgformer train -c my.yaml --rendezvous a:29500 --world-size 2 --rank 0      on machine a",
            "  dsgformer train -c my.yaml --rendezvous a:29500 --world-size 2 --rank 1      on machine b"
        })
public final class TrainCommand implements Subcommand {

    private static final String LATEST = "auto";

    @Option(
            names = {"-c", "--config"},
            paramLabel = "FILE",
            required = true,
            description = "The configuration; configs/ has examples.")
    private Path config;

    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            description = "Replace a value of the file, such as schedule.rate=4e-4; may be repeated.")
    private Map<String, String> overrides = new LinkedHashMap<>();

    @Option(
            names = "--resume",
            paramLabel = "auto|PATH",
            description =
                    "Go on from a checkpoint; auto takes the latest of this training, or starts if there is none.")
    private String resume;

    @Option(
            names = "--max-time",
            paramLabel = "TIME",
            description = "Stop after 90s, 40m or 1h30m, ready to be resumed.")
    private String maxTime;

    @Mixin
    private ProcessOptions processes;

    @Option(names = "--dry-run", description = "Read configuration and data, say what would be done, and stop.")
    private boolean dryRun;

    @Spec
    private CommandSpec spec;

    @Override
    public ExitCode run() throws IOException {
        Optional<Duration> limit = limit();
        if (!Files.isRegularFile(config)) {
            throw new CommandException(ExitCode.USAGE, "there is no configuration file " + config);
        }
        TrainingConfig training = TrainingConfig.read(config, overrides);
        Console console = Console.of(spec);
        if (dryRun) {
            return train(training, ProcessGroup.alone(), limit, console);
        }
        try (TrainingProcesses together = processes.join()) {
            Console speaker = together.group().leads() ? console : console.withVerbosity(Verbosity.QUIET);
            return train(training, together.group(), limit, speaker);
        } catch (LostProcessException e) {
            String back = Trainer.latestCheckpoint(training)
                    .map(path -> "; the last checkpoint is " + path + ", --resume auto goes on from it")
                    .orElse("");
            throw new CommandException(ExitCode.INTERNAL, e.getMessage() + back, e);
        }
    }

    private ExitCode train(TrainingConfig training, ProcessGroup group, Optional<Duration> limit, Console console)
            throws IOException {
        console.say("network " + training.network().toJson() + ", "
                + Numbers.count(training.network().parameterCount()) + " parameters");
        try (Trainer trainer = new Trainer(training, new TrainingReport(console), group)) {
            Optional<Path> checkpoint = group.leads() ? checkpoint(training) : Optional.empty();
            if (checkpoint.isPresent()) {
                trainer.resume(checkpoint.get());
                console.say("going on from " + checkpoint.get());
            }
            if (dryRun) {
                console.say("configuration and data are fine; nothing was trained");
                return ExitCode.OK;
            }
            boolean complete = trainer.run(limit);
            console.say(
                    complete ? "done; the weights are " + weights(training) : "stopped in time; --resume auto goes on");
        }
        return ExitCode.OK;
    }

    private static Path weights(TrainingConfig training) {
        return training.output().folder().resolve("model.safetensors");
    }

    private Optional<Path> checkpoint(TrainingConfig training) throws IOException {
        if (resume == null) {
            requireNoEarlierTraining(training);
            return Optional.empty();
        }
        if (resume.equals(LATEST)) {
            return Trainer.latestCheckpoint(training);
        }
        Path checkpoint = Path.of(resume);
        if (!Files.isDirectory(checkpoint)) {
            throw new CommandException(
                    ExitCode.USAGE,
                    "there is no checkpoint " + checkpoint
                            + "; it is a folder such as runs/tiny/checkpoints/step-000001000");
        }
        return Optional.of(checkpoint);
    }

    private static void requireNoEarlierTraining(TrainingConfig training) throws IOException {
        Optional<Path> earlier = Trainer.latestCheckpoint(training);
        if (earlier.isPresent()) {
            throw new CommandException(
                    ExitCode.OUTPUT_EXISTS,
                    "starting a training, but there is one already at " + earlier.get()
                            + "; --resume auto goes on with it, --set output.folder=PATH starts another");
        }
    }

    private Optional<Duration> limit() {
        if (maxTime == null) {
            return Optional.empty();
        }
        Optional<Duration> limit = TrainingConfig.duration(maxTime);
        if (limit.isEmpty()) {
            throw new ParameterException(spec.commandLine(), "--max-time must be a time such as 40m, got " + maxTime);
        }
        return limit;
    }
}
