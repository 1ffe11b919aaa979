package dsgformer.cli.train;

import dsgformer.cli.run.HumanNumbers;
import dsgformer.cli.run.PeakMemory;
import dsgformer.data.ImagePair;
import dsgformer.data.PairCount;
import dsgformer.photo.file.PhotoFiles;
import dsgformer.tensor.Device;
import dsgformer.train.TimedTraining;
import dsgformer.train.TimedValidation;
import dsgformer.train.config.Budget;
import dsgformer.train.config.TrainingConfig;
import dsgformer.train.samples.SampleSources;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;

/**
 * {@code train --dry-run}: the pairs that are there, and what the training would take on this machine: a few small steps
 * are measured on noise, and scaled by their pixels.
 */
final class TrainingForecast {

    /** Measuring ends after this time; a step that would take longer is not begun. */
    private static final double PATIENCE_SECONDS = 8;

    private static final int SMALLEST = 64;

    private final TrainingConfig config;
    private final List<String> lines = new ArrayList<>();

    private TrainingForecast(TrainingConfig config) {
        this.config = config;
    }

    /** The forecast, line by line. */
    static List<String> of(TrainingConfig config) throws IOException {
        TrainingForecast forecast = new TrainingForecast(config);
        forecast.make();
        return forecast.lines;
    }

    /**
     * A measured step.
     *
     * @param pixels of its crops
     * @param held pixels whose activations are in memory at a time
     * @param peak memory of the process, if the system tells
     */
    private record Measured(long pixels, long held, double seconds, double optimizer, OptionalLong peak) {}

    private void make() throws IOException {
        int missing = 0;
        for (Path folder : config.data().pairs()) {
            PairCount count = PairCount.of(folder, config.data().layout());
            missing += count.missing();
            add("pairs", count.inWords() + ", in " + folder);
        }
        for (Path folder : config.data().photos()) {
            add("photographs", HumanNumbers.count(PhotoFiles.list(folder).size()) + ", in " + folder);
        }
        int pairs = SampleSources.pairs(config.data().pairs(), config.data().layout())
                .size();
        List<Measured> measured = measured();
        Measured last = measured.get(measured.size() - 1);
        double seconds = 0;
        for (TrainingConfig.CropStage stage : config.stages()) {
            double step = secondsOf(stage, last);
            double count = steps(stage, step, pairs);
            seconds += count * step;
            add(
                    "steps",
                    String.format(
                            Locale.ROOT,
                            "%,.0f of %d crops of %d, %s each",
                            count,
                            config.crops(stage),
                            stage.crop(),
                            time(step)));
        }
        double validation = validation();
        add(
                "all",
                time(seconds) + " of training on this machine"
                        + (validation > 0 ? ", " + time(validation) + " of validation" : ""));
        if (missing > 0 && config.budget() instanceof Budget.Epochs) {
            whole(pairs + missing, last);
        }
        memory(measured).ifPresent(bytes -> add("memory", "about " + HumanNumbers.gibibytes(bytes)));
    }

    /** What the training would take with all pairs of the published set. */
    private void whole(int pairs, Measured last) {
        double steps = 0;
        double seconds = 0;
        for (TrainingConfig.CropStage stage : config.stages()) {
            double step = secondsOf(stage, last);
            steps += steps(stage, step, pairs);
            seconds += steps(stage, step, pairs) * step;
        }
        add("", String.format(Locale.ROOT, "with the missing pairs, %,.0f steps: %s", steps, time(seconds)));
    }

    private void add(String what, String value) {
        lines.add(String.format(Locale.ROOT, "%-12s %s", what, value));
    }

    /** Steps in growing order of their pixels, up to those of the training's largest step, as far as patience goes. */
    private List<Measured> measured() throws IOException {
        Device device = Device.named(config.compute().device());
        int workers = config.workers(device);
        TrainingConfig.CropStage largest = config.stages().stream()
                .max((a, b) -> Long.compare(pixels(a), pixels(b)))
                .orElseThrow();
        long begin = System.nanoTime();
        List<Measured> measured = new ArrayList<>();
        int side = SMALLEST;
        int crops = Math.min(workers, config.crops(largest));
        while (true) {
            int taken = Math.min(largest.crop(), config.network().sizes().roundedUp(side));
            measured.add(measure(crops, taken, device));
            Measured last = measured.get(measured.size() - 1);
            double spent = (System.nanoTime() - begin) / 1e9;
            if (last.pixels() >= pixels(largest)) {
                return measured;
            }
            if (taken < largest.crop()) {
                side = 2 * taken;
            } else {
                crops = Math.min(2 * crops, config.crops(largest));
            }
            int next = Math.min(largest.crop(), side);
            double ahead = 2 * last.seconds() * crops * next * next / last.pixels();
            if (spent + ahead > PATIENCE_SECONDS) {
                return measured;
            }
        }
    }

    private long pixels(TrainingConfig.CropStage stage) {
        return (long) config.crops(stage) * stage.crop() * stage.crop();
    }

    /** The faster of two steps: the first one also warms up. */
    private Measured measure(int crops, int side, Device device) throws IOException {
        try (TimedTraining training = TimedTraining.onNoise(config, crops, side)) {
            TimedTraining.Times first = training.step();
            TimedTraining.Times second = training.step();
            TimedTraining.Times best = first.whole() < second.whole() ? first : second;
            return new Measured(
                    (long) crops * side * side,
                    held(crops, side, device),
                    best.whole() - best.optimizer(),
                    best.optimizer(),
                    PeakMemory.bytes());
        }
    }

    private long held(int crops, int side, Device device) {
        int workers = config.workers(device);
        int each = (crops + workers - 1) / workers;
        return (long) workers * config.compute().together(device, side, each) * side * side;
    }

    private double secondsOf(TrainingConfig.CropStage stage, Measured last) {
        return last.seconds() * pixels(stage) / last.pixels() + last.optimizer();
    }

    /** Steps of a stage with so many pairs. */
    private double steps(TrainingConfig.CropStage stage, double seconds, int pairs) {
        int next = config.stages().indexOf(stage) + 1;
        double end = next < config.stages().size() ? config.stages().get(next).from() : 1;
        double share = end - stage.from();
        Budget budget = config.budget();
        if (budget instanceof Budget.Epochs epochs) {
            return share * epochs.count() * Math.ceil((double) pairs / config.crops(stage));
        }
        return share * budget.total() / (budget instanceof Budget.Time ? seconds : 1);
    }

    private double validation() throws IOException {
        List<ImagePair> pairs = SampleSources.pairs(
                config.validation().data(), config.validation().layout());
        if (pairs.isEmpty()) {
            return 0;
        }
        for (Path folder : config.validation().data()) {
            add("validation", PairCount.of(folder, config.validation().layout()).inWords() + ", in " + folder);
        }
        double every = config.validation().every();
        double times = every > 0 ? Math.max(1, Math.floor(config.budget().total() / every)) : 1;
        int candidates = config.ema() > 0 ? 2 : 1;
        int side = config.network().sizes().roundedUp(4 * SMALLEST);
        long pixels = PhotoFiles.header(pairs.get(0).blurred())
                .map(header -> header.size().pixels())
                .orElse((long) side * side);
        return TimedValidation.seconds(config, side)
                * pixels
                / ((double) side * side)
                * pairs.size()
                * candidates
                * times;
    }

    /** What the process took at its peak, and what larger steps hold beside. */
    private OptionalLong memory(List<Measured> measured) {
        Measured last = measured.get(measured.size() - 1);
        if (measured.size() < 2 || last.peak().isEmpty()) {
            return last.peak();
        }
        Measured before = measured.get(measured.size() - 2);
        Device device = Device.named(config.compute().device());
        long most = config.stages().stream()
                .mapToLong(stage -> held(config.crops(stage), stage.crop(), device))
                .max()
                .orElseThrow();
        double slope = last.held() == before.held()
                ? 0
                : (double) (last.peak().getAsLong() - before.peak().getAsLong()) / (last.held() - before.held());
        return OptionalLong.of(last.peak().getAsLong() + (long) (slope * Math.max(0, most - last.held())));
    }

    private static String time(double seconds) {
        double days = seconds / 86_400;
        if (days >= 2) {
            return String.format(Locale.ROOT, days < 10 ? "%.1f days" : "%,.0f days", days);
        }
        return HumanNumbers.duration(Math.round(1000 * seconds));
    }
}
