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
 * Loss and gradients of a step over all processes of a team: each computes its part of the batch, and complete
 * gradients are summed in buckets during the backward pass. With one process this is a {@link BatchGradients}.
 */
public final class TeamGradients implements AutoCloseable {

    /** Gradients per message at least: 1 MiB of floats. */
    private static final int BUCKET = 1 << 18;

    private final TrainingConfig config;
    private final Parameters parameters;
    private final Team team;
    private final BatchGradients gradients;
    private final Set<String> waiting = new HashSet<>();
    private final Set<String> sent = new HashSet<>();
    private final List<Runnable> pendingSums = new ArrayList<>();
    private int waitingCount;

    public TeamGradients(TrainingConfig config, Parameters parameters, Device device, Team team) {
        this.config = config;
        this.parameters = parameters;
        this.team = team;
        this.gradients = new BatchGradients(
                config, parameters, device, team.size() == 1 ? GradientListener.NONE : this::complete);
    }

    /** The vote of one process: whether to stop, and its training time; that of rank 0 holds for all. */
    public record Wish(boolean stop, Duration elapsed) {}

    /**
     * Result of a step.
     *
     * @param loss mean over all crops of the step
     * @param crops of all processes
     * @param stop whether any process wants to stop
     * @param elapsed training time of rank 0; the learning rate may depend on it, so all processes use the same
     */
    public record Outcome(double loss, int crops, boolean stop, Duration elapsed) {}

    /** Leaves the gradients of the step in the parameters. */
    public Outcome run(Samples samples, TrainingConfig.CropStage stage, long seen, Supplier<Wish> wish) {
        int count = stage.batch() * config.optimizer().accumulate();
        waiting.clear();
        sent.clear();
        double share = 1.0 / team.size();
        double loss = gradients.run(samples, new Batch(seen + (long) team.rank() * count, count, stage.crop(), share));
        if (team.size() > 1) {
            send(name -> !sent.contains(name));
            pendingSums.forEach(Runnable::run);
            pendingSums.clear();
        }
        Wish own = wish.get();
        double[] common = {
            loss, own.stop() ? 1 : 0, team.rank() == 0 ? own.elapsed().toNanos() : 0
        };
        team.sum(common);
        return new Outcome(common[0], count * team.size(), common[1] > 0, Duration.ofNanos((long) common[2]));
    }

    /** Called on the thread of the backward pass when the gradients of a block are final. */
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
            Tensor flat = parameters.flatGradients();
            for (Parameters.Range range : parameters.ranges(chosen)) {
                pendingSums.add(team.sum(range.of(flat)));
            }
        });
        parameters.names().stream().filter(chosen).forEach(sent::add);
        waitingCount = 0;
    }

    public StepTimes times() {
        return gradients.times();
    }

    @Override
    public void close() {
        gradients.close();
    }
}
