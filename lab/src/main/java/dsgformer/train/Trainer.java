package dsgformer.train;

import dsgformer.io.Folders;
import dsgformer.io.WholeFile;
import dsgformer.network.Model;
import dsgformer.network.ModelException;
import dsgformer.network.Models;
import dsgformer.nn.Scored;
import dsgformer.tensor.Device;
import dsgformer.torch.NetworkLayers;
import dsgformer.train.config.Progress;
import dsgformer.train.config.TrainingConfig;
import dsgformer.train.report.MetricsLog;
import dsgformer.train.report.RunningMeans;
import dsgformer.train.report.TrainingClock;
import dsgformer.train.report.TrainingEvent;
import dsgformer.train.report.TrainingLogs;
import dsgformer.train.samples.SampleSources;
import dsgformer.train.samples.StageSamples;
import dsgformer.train.step.LearningRate;
import dsgformer.train.team.LostWorkerException;
import dsgformer.train.team.Team;
import dsgformer.train.team.TeamGradients;
import dsgformer.weights.Precision;
import dsgformer.weights.StateDict;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * Trains a network by its configuration (§3.1): AdamW on the mean absolute error, with periodic checkpoints and
 * validation. Equal configurations give equal parameters, however often a run is stopped and resumed, unless
 * the budget is time.
 */
public final class Trainer implements AutoCloseable {

    private static final Duration REPORT_EVERY = Duration.ofSeconds(10);

    private final TrainingConfig config;
    private final Team team;
    private final Consumer<TrainingEvent> listener;
    private final TrainableState state;
    private final TeamGradients gradients;
    private final BestTracker best;
    private final LearningRate learningRate;
    private final StageSamples samples;

    private Progress progress;
    private long validatedStep = -1;
    private long savedStep = -1;
    private boolean gaveUp;
    private volatile boolean stopping;

    /**
     * Opens the data and sets up a training from its start.
     *
     * @throws IOException if data or initial weights cannot be read
     */
    public Trainer(TrainingConfig config, Consumer<TrainingEvent> listener) throws IOException {
        this(config, listener, Team.alone());
    }

    /** As {@link #Trainer(TrainingConfig, Consumer)}, in one process of a team; the caller closes the team. */
    public Trainer(TrainingConfig config, Consumer<TrainingEvent> listener, Team team) throws IOException {
        this(config, listener, team, new StageSamples(config, team.size()));
    }

    /**
     * As {@link #Trainer(TrainingConfig, Consumer, Team)}, on opened samples of this configuration or one of equal data
     * and seed.
     */
    public Trainer(TrainingConfig config, Consumer<TrainingEvent> listener, Team team, StageSamples samples)
            throws IOException {
        Device device = Device.named(config.compute().device());
        this.config = config;
        this.team = team;
        this.listener = team.rank() == 0 ? TrainingLogs.of(config, listener) : event -> {};
        this.samples = samples;
        this.best = new BestTracker(
                new Validation(
                        config.network(),
                        SampleSources.pairs(
                                config.validation().data(), config.validation().layout()),
                        config.validation().pictures(),
                        device),
                this.listener,
                config.validation().patience());
        this.state = new TrainableState(config, device);
        this.gradients = new TeamGradients(config, state.parameters(), device, team);
        this.learningRate = new LearningRate(
                config.optimizer().rate(),
                config.optimizer().finalRate(),
                config.warmup(),
                config.budget().total());
        this.progress = new Progress(0, 0, stepsPerEpoch(), Duration.ZERO);
    }

    private long stepsPerEpoch() {
        long step = (long) config.batch() * config.optimizer().accumulate() * team.size();
        return (samples.perEpoch() + step - 1) / step;
    }

    /** Where this training's checkpoints are. */
    public static Path checkpoints(TrainingConfig config) {
        return config.output().folder().resolve("checkpoints");
    }

    /** The latest checkpoint of this training, if there is one. */
    public static Optional<Path> latestCheckpoint(TrainingConfig config) throws IOException {
        return Checkpoint.latest(checkpoints(config));
    }

    /**
     * Checks that a training of this configuration can resume from a checkpoint.
     *
     * @throws ModelException if it is damaged, of another network or of another seed
     */
    public static void requireResumable(TrainingConfig config, Path folder) throws IOException {
        Checkpoint.readFor(config, folder);
    }

    /**
     * Resumes from a checkpoint.
     *
     * @throws ModelException as {@link #requireResumable}
     */
    public void resume(Path folder) throws IOException {
        Checkpoint checkpoint = Checkpoint.readFor(config, folder);
        Checkpoint.State stored = checkpoint.state();
        state.restore(checkpoint);
        long seen = stored.samples() == null ? stored.step() * config.batch() : stored.samples();
        progress = new Progress(stored.step(), seen, progress.stepsPerEpoch(), stored.elapsed());
        best.restore(stored.bestPsnr(), stored.stale() == null ? 0 : stored.stale());
        gaveUp = best.gaveUp();
        Path parent = folder.toAbsolutePath().normalize().getParent();
        savedStep = parent.equals(checkpoints(config).toAbsolutePath()) ? progress.step() : -1;
    }

    /** From any thread: ends the training after the current step, within a validation at once, and saves a checkpoint. */
    public void stop() {
        stopping = true;
    }

    /**
     * Trains until the budget is spent, until early stopping, or until {@code limit} has passed.
     *
     * @return whether the training is complete
     * @throws DivergedException if a loss or gradient is not finite; the parameters of that step are not kept
     */
    public boolean run(Optional<Duration> limit) throws IOException {
        if (team.rank() == 0) {
            Folders.create(config.output().folder());
            if (progress.step() > 0) {
                new MetricsLog(config.output().folder()).rewind(progress.step());
            }
            WholeFile.write(
                    config.output().folder().resolve("config.resolved.yaml"),
                    channel -> Channels.newOutputStream(channel)
                            .write(config.yaml().getBytes(StandardCharsets.UTF_8)));
        }
        try {
            train(new TrainingClock(progress.elapsed()), limit);
        } catch (IOException | RuntimeException | Error failure) {
            endedBy(failure);
            throw failure;
        }
        listener.accept(new TrainingEvent.Ended());
        agreed(true); // a barrier: a process that exits before rank 0 has written its files counts as lost
        return isComplete();
    }

    /** Listeners close their files on {@link TrainingEvent.Ended}, so it is sent after a failure too. */
    private void endedBy(Throwable failure) {
        try {
            listener.accept(new TrainingEvent.Ended());
        } catch (RuntimeException | Error another) {
            failure.addSuppressed(another);
        }
    }

    private void train(TrainingClock clock, Optional<Duration> limit) throws IOException {
        BooleanSupplier stopped = () -> stopping || isOver(limit, clock);
        try {
            loop(clock, stopped);
        } catch (LostWorkerException e) {
            throw team.rank() <= e.savedBy() ? e.savedAs(saved()) : e;
        }
        if (isComplete() && validatedStep != progress.step()) {
            validate(stopped);
        }
        if (savedStep != progress.step()) {
            save();
        }
    }

    private void loop(TrainingClock clock, BooleanSupplier stopped) throws IOException {
        RunningMeans means = new RunningMeans();
        if (progress.step() == 0 && config.validation().first()) {
            clock.pause(() -> validate(stopped));
        }
        double saved = spent();
        double validated = saved;
        boolean stop = agreed(stopped.getAsBoolean());
        while (!isComplete() && !stop) {
            double rate = learningRate.at(spent());
            stop = step(rate, means, clock, stopped);
            if (means.age().compareTo(REPORT_EVERY) >= 0) {
                listener.accept(means.report(progress, spent() / total(), rate));
            }
            if (isDue(config.validation().every(), validated)) {
                clock.pause(() -> validate(stopped));
                validated = spent();
                gaveUp = agreed(best.gaveUp());
                stop = agreed(stop || stopped.getAsBoolean());
            }
            if (isDue(config.output().every(), saved)) {
                save();
                saved = spent();
            }
        }
        if (!means.isEmpty()) {
            listener.accept(means.report(progress, spent() / total(), learningRate.at(spent())));
        }
    }

    private static boolean isOver(Optional<Duration> limit, TrainingClock clock) {
        return limit.isPresent() && !clock.within(limit.get());
    }

    private boolean isComplete() {
        return spent() >= total() || gaveUp;
    }

    /** Whether any process of the team votes yes; all processes get the same answer. */
    private boolean agreed(boolean own) {
        double[] votes = {own ? 1 : 0};
        team.sum(votes);
        return votes[0] > 0;
    }

    private boolean isDue(double every, double last) {
        return every > 0 && spent() - last >= every;
    }

    /** One step; gives whether the training is to stop here. */
    private boolean step(double rate, RunningMeans means, TrainingClock clock, BooleanSupplier stopped)
            throws IOException {
        TrainingConfig.CropStage stage = config.stage(spent() / total());
        TeamGradients.Outcome outcome = gradients.run(
                samples.of(stage),
                stage,
                progress.samples(),
                () -> new TeamGradients.Wish(stopped.getAsBoolean(), clock.elapsed()));
        double norm = state.clip();
        if (!Double.isFinite(outcome.loss()) || !Double.isFinite(norm)) {
            String back = latestCheckpoint(config)
                    .map(path -> "; the last good checkpoint is " + path)
                    .orElse("; there is no checkpoint yet");
            throw new DivergedException("training step " + (progress.step() + 1) + ": the loss is " + outcome.loss()
                    + ", the gradient's norm " + norm + back + "; lower schedule.rate or set optimizer.clip");
        }
        state.step(progress.step() + 1, rate);
        means.add(outcome.loss(), norm, outcome.crops(), gradients.times().waiting());
        progress = progress.after(outcome.crops(), outcome.elapsed());
        return outcome.stop();
    }

    /**
     * Validates the weights and, if enabled, their average, unless it is stopped meanwhile; the best so far is written
     * to {@code best.safetensors}.
     */
    private void validate(BooleanSupplier stopped) throws IOException {
        if (best.isEmpty() || team.rank() != 0) {
            return;
        }
        Optional<Scored> scored = NetworkLayers.of(config.network()).scored();
        if (scored.isPresent()) {
            TrainingConfig.CropStage stage = config.stage(spent() / total());
            ScoredCrops crops = new ScoredCrops(samples.of(stage), stage.crop());
            listener.accept(new TrainingEvent.ScoresMeasured(progress.step(), crops.of(scored.get(), state.weights())));
        }
        if (best.look(progress.step(), state.candidates(), stopped, better -> export("best", better))) {
            validatedStep = progress.step();
        }
    }

    private void save() throws IOException {
        if (team.rank() == 0) {
            saved();
        }
    }

    private Path saved() throws IOException {
        Checkpoint checkpoint = state.checkpoint(new Checkpoint.State(
                progress.step(),
                progress.samples(),
                progress.elapsed().toMillis(),
                config.seed(),
                best.best(),
                best.stale()));
        Path folder = checkpoint.write(checkpoints(config), config.output().keep());
        listener.accept(new TrainingEvent.CheckpointSaved(folder));
        savedStep = progress.step();
        export("model", state.result());
        return folder;
    }

    /** Writes {@code name.safetensors} into the training's folder. */
    private void export(String name, StateDict weights) throws IOException {
        Model model = new Model(name, config.network(), weights, Map.of("steps", Long.toString(progress.step())));
        Models.save(config.output().folder().resolve(name + ".safetensors"), model, Precision.FLOAT32);
    }

    /** The parameters as they are now. */
    public StateDict weights() {
        return state.weights();
    }

    /** The running average of the parameters, or, if none is kept, the parameters. */
    public StateDict result() {
        return state.result();
    }

    /** Steps, crops and time so far. */
    public Progress progress() {
        return progress;
    }

    private double spent() {
        return config.budget().spent(progress);
    }

    private double total() {
        return config.budget().total();
    }

    @Override
    public void close() {
        best.close();
        gradients.close();
        state.close();
    }
}
