package dsgformer.cli.train;

import dsgformer.cli.run.Console;
import dsgformer.train.TimedTraining;
import dsgformer.train.config.TrainingConfig;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** {@code train --profile}: where the time of a training's steps goes, in this process. */
record TrainingProfile(TrainingConfig config, Console console) {

    private static final int WARM_UP = 2;

    void run(int steps) throws IOException {
        List<TimedTraining.Times> times = new ArrayList<>();
        int crops;
        try (TimedTraining training = new TimedTraining(config)) {
            crops = training.crops();
            for (int i = 0; i < WARM_UP; i++) {
                training.step();
            }
            for (int i = 0; i < steps; i++) {
                times.add(training.step());
            }
        }
        double whole = median(times, TimedTraining.Times::whole);
        List<String> lines = new ArrayList<>();
        lines.add(String.format(Locale.ROOT, "%-24s %8s %7s", "medians of " + steps + " steps", "ms", "share"));
        lines.add(line("waiting for crops", median(times, TimedTraining.Times::waiting), whole));
        lines.add(line("forward", median(times, TimedTraining.Times::forward), whole));
        lines.add(line("backward", median(times, TimedTraining.Times::backward), whole));
        lines.add(line("optimizer, average", median(times, TimedTraining.Times::optimizer), whole));
        lines.add(line("step of " + crops + " crops", whole, whole));
        lines.add(String.format(Locale.ROOT, "%.2f crops/s", crops / whole));
        lines.forEach(console.outWriter()::println);
    }

    private static double median(List<TimedTraining.Times> times, ToDoubleFunction<TimedTraining.Times> value) {
        double[] sorted = times.stream().mapToDouble(value).sorted().toArray();
        return sorted[sorted.length / 2];
    }

    private static String line(String what, double seconds, double whole) {
        return String.format(Locale.ROOT, "%-24s %8.1f %6.1f%%", what, 1e3 * seconds, 100 * seconds / whole);
    }
}
