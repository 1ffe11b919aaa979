package dsgformer.train;

import dsgformer.data.RandomStream;
import dsgformer.io.WholeFile;
import dsgformer.model.InitialValues;
import dsgformer.model.ScoreStatistics;
import dsgformer.network.DsgformerConfig;
import dsgformer.network.Model;
import dsgformer.network.ModelException;
import dsgformer.network.Models;
import dsgformer.nn.LayeredConfig;
import dsgformer.nn.Parameters;
import dsgformer.tensor.LostProcessException;
import dsgformer.tensor.ProcessGroup;
import dsgformer.weights.Precision;
import dsgformer.weights.StateDict;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Trains a network as its configuration says (§3.1): batch after batch, AdamW on the mean absolute error, a checkpoint and a
 * validation every so often. Equal configurations give equal parameters, however often a run is stopped and resumed, unless
 * the budget is time.
 *
 * <p>Of several processes, each trains on a batch of its own, and the leader alone validates, saves and reports; the others need
 * neither its checkpoints nor its folder.
 */
public final class Trainer implements AutoCloseable {

    private static final Duration REPORT_EVERY = Duration.ofSeconds(10);
    private static final int SCORED_CROPS = 4;

    private final TrainingConfig config;
    private final ProcessGroup group;
    private final MetricsLog listener;
    private final Samples samples;
    private final Parameters parameters;
    private final AdamW optimizer;
    private final Optional<WeightAverage> average;
    private final BatchStep batchStep;
    private final Validation validation;
    private final LearningRate learningRate;

    private Progress progress;
    private long validatedStep = -1;
    private long savedStep = -1;
    private Double bestPsnr;

    /**
     * Opens the data and sets up a training from its start.
     *
     * @throws IOException if data or initial weights cannot be read
     */
    public Trainer(TrainingConfig config, TrainingListener listener) throws IOException {
        this(config, listener, ProcessGroup.alone());
    }

    /** As {@link #Trainer(TrainingConfig, TrainingListener)}, together with other processes; the group stays its owner's to close. */
    public Trainer(TrainingConfig config, TrainingListener listener, ProcessGroup group) throws IOException {
        this.config = config;
        this.group = group;
        this.listener = new MetricsLog(config.output().folder(), listener);
        this.samples = SampleSources.open(config);
        this.validation = new Validation(
                config.network(),
                SampleSources.pairs(
                        config.validation().data(), config.validation().layout()));
        this.parameters = Parameters.trainable(initialWeights(config));
        this.optimizer = config.network() instanceof LayeredConfig layered
                ? new AdamW(parameters, config.optimizer(), layered.kernels()::contains)
                : new AdamW(parameters, config.optimizer());
        this.average = config.ema() > 0 && group.leads()
                ? Optional.of(new WeightAverage(parameters, config.ema()))
                : Optional.empty();
        this.batchStep = new BatchStep(config.network(), parameters, samples, config, group);
        this.learningRate = new LearningRate(
                config.optimizer().rate(),
                config.optimizer().finalRate(),
                config.warmup(),
                config.budget().total());
        int crops = config.batch() * group.size();
        long stepsPerEpoch = (samples.perEpoch() + crops - 1) / crops;
        this.progress = new Progress(0, stepsPerEpoch, Duration.ZERO);
    }

    private static StateDict initialWeights(TrainingConfig config) throws IOException {
        if (config.init().isEmpty()) {
            RandomStream random = RandomStream.of(config.seed()).split("weights".hashCode());
            return InitialValues.of(config.network(), random);
        }
        Model model = Models.open(config.init().get());
        if (!model.config().equals(config.network())) {
            throw new ModelException("starting from " + config.init().get() + ": its network is "
                    + model.config().toJson() + ", but the configuration asks for "
                    + config.network().toJson());
        }
        return model.weights();
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
     * Goes on from a checkpoint.
     *
     * @throws ModelException if it is damaged, of another network or of another seed
     */
    public void resume(Path folder) throws IOException {
        Checkpoint checkpoint = Checkpoint.read(folder);
        if (!checkpoint.network().equals(config.network())) {
            throw new ModelException("resuming from " + folder + ": it holds another network, "
                    + checkpoint.network().toJson());
        }
        if (checkpoint.state().seed() != config.seed()) {
            throw new ModelException("resuming from " + folder + ": it was trained with seed "
                    + checkpoint.state().seed() + ", the configuration has " + config.seed()
                    + ", which would show it some crops twice and others never; set seed to the former");
        }
        parameters.assign(parameters.flatValues(), checkpoint.weights());
        optimizer.restore(checkpoint.mean(), checkpoint.square());
        average.ifPresent(a -> a.restore(checkpoint.average().orElse(checkpoint.weights())));
        progress = new Progress(
                checkpoint.state().step(),
                progress.stepsPerEpoch(),
                checkpoint.state().elapsed());
        bestPsnr = checkpoint.state().bestPsnr();
    }

    /**
     * Trains until the budget is spent, or until {@code limit} has passed.
     *
     * @return whether the budget is spent
     * @throws DivergedException if a loss or gradient is not finite; the parameters of that step are not kept
     */
    public boolean run(Optional<Duration> limit) throws IOException {
        takeLeadersState();
        if (group.leads()) {
            Files.createDirectories(config.output().folder());
            WholeFile.write(
                    config.output().folder().resolve("config.resolved.yaml"),
                    channel -> Channels.newOutputStream(channel)
                            .write(config.yaml().getBytes(StandardCharsets.UTF_8)));
        }
        try {
            boolean complete = train(limit);
            group.meet();
            return complete;
        } catch (LostProcessException e) {
            if (group.leads() && savedStep != progress.step()) {
                save();
            }
            throw e;
        }
    }

    /** Where a training begins or goes on is the leader's to say. */
    private void takeLeadersState() {
        group.takeFromLeader(parameters.flatValues());
        optimizer.takeFromLeader(group);
        progress = progress.at((long) group.leaders((double) progress.step())[0], leaders(progress.elapsed()));
    }

    private Duration leaders(Duration elapsed) {
        return Duration.ofMillis((long) group.leaders((double) elapsed.toMillis())[0]);
    }

    private boolean train(Optional<Duration> limit) throws IOException {
        Clock clock = new Clock(progress.elapsed());
        Meter meter = new Meter(config.batch() * group.size());
        if (progress.step() == 0) {
            leading(() -> clock.pause(this::validate));
        }
        double saved = spent();
        double validated = saved;
        while (spent() < total() && goesOn(clock, limit)) {
            double rate = learningRate.at(spent());
            step(rate, meter);
            progress = progress.at(progress.step() + 1, clock.elapsed());
            progress = progress.at(progress.step(), leaders(progress.elapsed()));
            if (group.leads() && meter.age().compareTo(REPORT_EVERY) >= 0) {
                listener.report(meter.report(progress, spent() / total(), rate));
            }
            if (isDue(config.validation().every(), validated)) {
                leading(() -> clock.pause(this::validate));
                validated = spent();
            }
            if (isDue(config.output().every(), saved)) {
                leading(this::save);
                saved = spent();
            }
        }
        if (validatedStep != progress.step()) {
            leading(this::validate);
        }
        if (savedStep != progress.step()) {
            leading(this::save);
        }
        return spent() >= total();
    }

    /** The leader's clock counts: all must do the same number of steps. */
    private boolean goesOn(Clock clock, Optional<Duration> limit) {
        boolean within = limit.map(clock::within).orElse(true);
        return group.leaders(within ? 1 : 0)[0] > 0;
    }

    private void leading(Clock.Pause work) throws IOException {
        if (group.leads()) {
            work.run();
        }
    }

    private boolean isDue(double every, double last) {
        return every > 0 && spent() - last >= every;
    }

    private void step(double rate, Meter meter) throws IOException {
        double loss = batchStep.run(progress.step());
        double norm = optimizer.clip();
        if (!Double.isFinite(loss) || !Double.isFinite(norm)) {
            String back = latestCheckpoint(config)
                    .map(path -> "; the last good checkpoint is " + path)
                    .orElse("; there is no checkpoint yet");
            throw new DivergedException("training step " + (progress.step() + 1) + ": the loss is " + loss
                    + ", the gradient's norm " + norm + back + "; lower schedule.rate or set optimizer.clip");
        }
        optimizer.step(progress.step() + 1, rate);
        average.ifPresent(a -> a.update(progress.step() + 1));
        meter.add(loss, norm);
    }

    /** Measures the weights and, if one is kept, their average; the best so far is kept as {@code best.safetensors}. */
    private void validate() throws IOException {
        if (validation.isEmpty()) {
            return;
        }
        if (config.network() instanceof DsgformerConfig ours) {
            listener.scores(progress.step(), scores(ours));
        }
        Map<String, Double> psnr = new LinkedHashMap<>();
        for (Map.Entry<String, StateDict> candidate : candidates().entrySet()) {
            double value = validation.psnr(candidate.getValue());
            psnr.put(candidate.getKey(), value);
            if (bestPsnr == null || value > bestPsnr) {
                bestPsnr = value;
                export("best", candidate.getValue());
            }
        }
        listener.validated(progress.step(), psnr);
        validatedStep = progress.step();
    }

    /** On the same few training crops each time. */
    private List<ScoreStatistics> scores(DsgformerConfig network) {
        int side = config.crop();
        float[] pictures = new float[SCORED_CROPS * 3 * side * side];
        for (int i = 0; i < SCORED_CROPS; i++) {
            float[] blurred = samples.sample(i, RandomStream.of(i)).blurred().values();
            System.arraycopy(blurred, 0, pictures, i * blurred.length, blurred.length);
        }
        return ScoreStatistics.of(network, parameters.stateDict(), pictures, side);
    }

    private Map<String, StateDict> candidates() {
        Map<String, StateDict> candidates = new LinkedHashMap<>();
        candidates.put("weights", parameters.stateDict());
        average.ifPresent(a -> candidates.put("average", a.values()));
        return candidates;
    }

    private void save() throws IOException {
        Checkpoint checkpoint = new Checkpoint(
                config.network(),
                parameters.stateDict(),
                optimizer.mean(),
                optimizer.square(),
                average.map(WeightAverage::values),
                new Checkpoint.State(progress.step(), progress.elapsed().toMillis(), config.seed(), bestPsnr));
        listener.saved(checkpoint.write(checkpoints(config), config.output().keep()));
        savedStep = progress.step();
        export("model", average.map(WeightAverage::values).orElseGet(parameters::stateDict));
    }

    /** Writes {@code name.safetensors} into the training's folder. */
    private void export(String name, StateDict weights) throws IOException {
        Model model = new Model(name, config.network(), weights, Map.of("steps", Long.toString(progress.step())));
        Models.save(config.output().folder().resolve(name + ".safetensors"), model, Precision.FLOAT32);
    }

    /** The parameters as they are now. */
    public StateDict weights() {
        return parameters.stateDict();
    }

    private double spent() {
        return config.budget().spent(progress);
    }

    private double total() {
        return config.budget().total();
    }

    @Override
    public void close() {
        batchStep.close();
        average.ifPresent(WeightAverage::close);
        optimizer.close();
        parameters.close();
    }
}
