package dsgformer.train.team;

import dsgformer.nn.Parameters;
import dsgformer.tensor.Device;
import dsgformer.tensor.Scope;
import dsgformer.tensor.Tensor;
import dsgformer.train.config.TrainingConfig;
import dsgformer.train.samples.Samples;
import dsgformer.train.step.Batch;
import dsgformer.train.step.BatchGradients;
import dsgformer.train.step.GradientListener;
import dsgformer.train.step.StepTimes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Loss and gradients of a step over all processes of a team: each computes its part of the batch, and what is complete is
 * added up in buckets while the backward pass goes on. Alone, that is a {@link BatchGradients}.
 */
public final class TeamGradients implements AutoCloseable {

    /** Gradients that are worth a message, 1 MiB. */
    private static final int BUCKET = 1 << 18;

    private final TrainingConfig config;
    private final Parameters parameters;
    private final Team team;
    private final BatchGradients batchStep;
    private final Set<String> waiting = new HashSet<>();
    private final Set<String> sent = new HashSet<>();
    private final List<Runnable> underWay = new ArrayList<>();
    private int waitingCount;

    public TeamGradients(TrainingConfig config, Parameters parameters, Device device, Team team) {
        this.config = config;
        this.parameters = parameters;
        this.team = team;
        this.batchStep =
                new BatchGradients(config, parameters, device, team.size() == 1 ? GradientListener.NONE : this::complete);
    }

    /** What a process would like: to stop, and its clock to be everybody's if it is the first. */
    public record Wish(boolean stop, Duration elapsed) {}

    /**
     * What came of a step.
     *
     * @param loss mean over all crops of the step
     * @param crops of all processes
     * @param stop whether somebody wants to
     * @param elapsed by the clock of the first process, since the learning rate may follow it
     */
    public record Outcome(double loss, int crops, boolean stop, Duration elapsed) {}

    /** Leaves the gradients of the step in the parameters. */
    public Outcome run(Samples samples, TrainingConfig.CropStage stage, long seen, Supplier<Wish> wish) {
        int count = stage.batch() * config.optimizer().accumulate();
        waiting.clear();
        sent.clear();
        double share = 1.0 / team.size();
        double loss = batchStep.run(samples, new Batch(seen + (long) team.rank() * count, count, stage.crop(), share));
        if (team.size() > 1) {
            send(name -> !sent.contains(name));
            underWay.forEach(Runnable::run);
            underWay.clear();
        }
        Wish own = wish.get();
        double[] common = {
            loss, own.stop() ? 1 : 0, team.rank() == 0 ? own.elapsed().toNanos() : 0
        };
        team.sum(common);
        return new Outcome(common[0], count * team.size(), common[1] > 0, Duration.ofNanos((long) common[2]));
    }

    /** On the thread of the backward pass: the gradients of a block will not change any more. */
    private void complete(String prefix) {
        for (Parameters.Range range : parameters.ranges(name -> name.startsWith(prefix))) {
            waitingCount += range.count();
        }
        waiting.add(prefix);
        if (waitingCount >= BUCKET) {
            send(name -> waiting.stream().anyMatch(name::startsWith));
            waiting.clear();
        }
    }

    private void send(Predicate<String> chosen) {
        Scope.run(() -> {
            Tensor gradients = parameters.flatGradients();
            for (Parameters.Range range : parameters.ranges(chosen)) {
                underWay.add(team.sum(range.of(gradients)));
            }
        });
        parameters.names().stream().filter(chosen).forEach(sent::add);
        waitingCount = 0;
    }

    public StepTimes times() {
        return batchStep.times();
    }

    @Override
    public void close() {
        batchStep.close();
    }
}
