package dsgformer.cli.train;

import dsgformer.cli.options.Options;
import dsgformer.cli.run.CommandException;
import dsgformer.cli.run.Console;
import dsgformer.cli.run.ExitCode;
import dsgformer.cli.run.HumanNumbers;
import dsgformer.cli.run.Subcommand;
import dsgformer.cli.run.TerminationRequest;
import dsgformer.cli.run.Verbosity;
import dsgformer.train.Trainer;
import dsgformer.train.config.TrainingConfig;
import dsgformer.train.team.GlooTeam;
import dsgformer.train.team.Rendezvous;
import dsgformer.train.team.Team;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code dsgformer train}: trains a network on pairs. */
@Command(
        name = "train",
        sortOptions = false,
        description = "Trains a network as a YAML file configures it.",
        footer = {
            "",
            "Examples:",
            "  dsgformer train -c configs/paper-gopro.yaml",
            "  dsgformer train -c my.yaml --set schedule.rate=4e-4 --max-time 40m",
            "  dsgformer train -c my.yaml --set schedule.rate=4e-4 --resume auto",
            "  dsgformer train -c my.yaml --nproc 2",
            "  dsgformer train -c my.yaml --rendezvous 10.0.0.1:29500 --rank 1 --world-size 2",
            "",
            "Ctrl-C, SIGTERM and --max-time save a checkpoint first. Exit code 130 after",
            "Ctrl-C, 0 after the others."
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
            description =
                    "Replace a value of the file: schedule.rate=4e-4, for one; may be repeated. Paths are relative to"
                            + " where you are.")
    private Map<String, String> overrides = new LinkedHashMap<>();

    @Option(
            names = "--resume",
            paramLabel = "auto|PATH",
            description =
                    "Resume from a checkpoint; auto takes the latest of this training, or starts if there is none.")
    private String resume;

    @Option(
            names = "--max-time",
            paramLabel = "TIME",
            description = "Stop after 90s, 40m or 1h30m, ready to be resumed.")
    private String maxTime;

    @Option(
            names = "--find-rate",
            description =
                    "Look for a learning rate: train for some steps with one that grows, show the loss, and stop.")
    private boolean findRate;

    @Option(
            names = "--profile",
            paramLabel = "STEPS",
            description = "Take so many steps, show where their time went, and stop; nothing is written.")
    private Integer profile;

    @Option(
            names = "--nproc",
            paramLabel = "N",
            description =
                    "Train in N processes on this machine, which share its processors; each takes a batch a step.")
    private Integer processes;

    @Option(
            names = "--rendezvous",
            paramLabel = "HOST:PORT",
            description = "Train with processes on other machines, which meet there; process 0 runs on HOST.")
    private String rendezvous;

    @Option(names = "--rank", paramLabel = "R", description = "With --rendezvous: this process's number, from 0.")
    private Integer rank;

    @Option(names = "--world-size", paramLabel = "W", description = "With --rendezvous: how many processes there are.")
    private Integer worldSize;

    @Option(
            names = "--validate-first",
            description = "Also validate the weights that the training starts with; sets validation.first.")
    private boolean validateFirst;

    @Option(
            names = "--dry-run",
            description =
                    "Read configuration and data, take a few small steps, show how many pairs there are and what the"
                            + " training would take, and stop.")
    private boolean dryRun;

    @Spec
    private CommandSpec spec;

    @Override
    public ExitCode run() throws IOException {
        long begin = System.nanoTime();
        Optional<Duration> limit = limit();
        if (!Files.isRegularFile(config)) {
            throw new CommandException(ExitCode.USAGE, "there is no configuration file " + config);
        }
        if (validateFirst) {
            overrides.put("validation.first", "true");
        }
        TrainingConfig training = TrainingConfig.read(config, overrides);
        Console console = Console.of(spec);
        if (processes != null) {
            Options.requireAtLeast(spec, "--nproc", processes, 1);
            checkpoint(training); // reports a wrong --resume once, not once per process
            return LocalTeam.run(processes, spec.commandLine().getParseResult().originalArgs());
        }
        if (dryRun) {
            return dryRun(training, console);
        }
        if (profile != null) {
            Options.requireAtLeast(spec, "--profile", profile, 1);
            new TrainingProfile(training, console).run(profile);
            return ExitCode.OK;
        }
        if (findRate) {
            new RateSearch(training, console).run();
            return ExitCode.OK;
        }
        try (Team team = team(console)) {
            return train(
                    training, team, team.rank() == 0 ? console : console.withVerbosity(Verbosity.QUIET), limit, begin);
        }
    }

    private Team team(Console console) throws IOException {
        if (rendezvous == null) {
            if (rank != null || worldSize != null) {
                throw new ParameterException(spec.commandLine(), "--rank and --world-size belong to --rendezvous");
            }
            return Team.alone();
        }
        if (rank == null || worldSize == null) {
            throw new ParameterException(spec.commandLine(), "--rendezvous needs --rank and --world-size");
        }
        try {
            Rendezvous place = Rendezvous.parse(rendezvous, rank, worldSize)
                    .orElseThrow(() -> new ParameterException(
                            spec.commandLine(), "--rendezvous must be HOST:PORT, got " + rendezvous));
            console.say("process " + rank + " of " + worldSize + " waits for the others at " + rendezvous);
            return GlooTeam.join(place);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(
                    spec.commandLine(), "--rendezvous, --rank, --world-size: " + e.getMessage(), e);
        }
    }

    private ExitCode dryRun(TrainingConfig training, Console console) throws IOException {
        sayNetwork(training, console);
        checkpoint(training).ifPresent(from -> console.say("would go on from " + from));
        TrainingForecast.of(training).forEach(console.outWriter()::println);
        console.outWriter().flush();
        console.say("configuration and data are fine; nothing was trained");
        return ExitCode.OK;
    }

    private static void sayNetwork(TrainingConfig training, Console console) {
        console.say("network " + training.network().toJson() + ", "
                + HumanNumbers.count(training.network().parameterCount()) + " parameters");
    }

    private ExitCode train(TrainingConfig training, Team team, Console console, Optional<Duration> limit, long begin)
            throws IOException {
        sayNetwork(training, console);
        Optional<Path> checkpoint = checkpoint(training);
        try (Trainer trainer = new Trainer(training, new TrainingReporter(console), team)) {
            if (checkpoint.isPresent()) {
                trainer.resume(checkpoint.get());
                console.say("going on from " + checkpoint.get());
            }
            try (TerminationRequest termination = TerminationRequest.calls(trainer::stop)) {
                // opening the data counts, too
                boolean complete = trainer.run(limit.map(most -> most.minusNanos(System.nanoTime() - begin)));
                console.say(
                        complete
                                ? "done; the weights are " + weights(training)
                                : "stopped in time; --resume auto goes on");
                termination.completed();
            }
        }
        return ExitCode.OK;
    }

    private static Path weights(TrainingConfig training) {
        return training.output().folder().resolve("model.safetensors");
    }

    /** The checkpoint to resume from, if any. Checked before the data is opened, which may take minutes. */
    private Optional<Path> checkpoint(TrainingConfig training) throws IOException {
        if (resume == null) {
            requireNoEarlierTraining(training);
            return Optional.empty();
        }
        Optional<Path> checkpoint =
                resume.equals(LATEST) ? Trainer.latestCheckpoint(training) : Optional.of(Path.of(resume));
        if (checkpoint.isPresent()) {
            requireFolder(checkpoint.get());
            Trainer.requireResumable(training, checkpoint.get());
        }
        return checkpoint;
    }

    private static void requireFolder(Path checkpoint) {
        if (!Files.isDirectory(checkpoint)) {
            throw new CommandException(
                    ExitCode.USAGE,
                    "there is no checkpoint " + checkpoint
                            + "; it is a folder such as runs/tiny/checkpoints/step-000001000");
        }
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
