package dsgformer.cli.train;

import dsgformer.cli.run.Console;
import dsgformer.cli.run.HumanNumbers;
import dsgformer.train.report.TrainingEvent;
import java.time.Duration;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Prints the events of a training on the console. */
record TrainingReporter(Console console) implements Consumer<TrainingEvent> {

    @Override
    public void accept(TrainingEvent event) {
        if (event instanceof TrainingEvent.StepsTaken means) {
            console.say(line(means));
        } else if (event instanceof TrainingEvent.Validating validating) {
            console.say(line(validating));
        } else if (event instanceof TrainingEvent.Validated validated) {
            console.say(line(validated));
        } else if (event instanceof TrainingEvent.CheckpointSaved saved) {
            console.say("saved " + saved.checkpoint());
        }
    }

    private static String line(TrainingEvent.StepsTaken means) {
        return String.format(
                Locale.ROOT,
                "step %d, %.1f %%: loss %.5f, gradient %.3f, rate %.2e, %.1f crops/s%s",
                means.step(),
                100 * means.spent(),
                means.loss(),
                means.gradientNorm(),
                means.rate(),
                means.cropsPerSecond(),
                left(means.remaining()));
    }

    private static String line(TrainingEvent.Validating validating) {
        return "step " + validating.step() + ", validating: " + HumanNumbers.count(validating.done()) + " of "
                + HumanNumbers.count(validating.of()) + " pictures" + left(validating.remaining());
    }

    private static String left(Duration remaining) {
        return remaining.isZero() ? "" : ", " + HumanNumbers.estimate(remaining.toSeconds()) + " left";
    }

    private static String line(TrainingEvent.Validated validated) {
        return "step " + validated.step() + ", validation: "
                + validated.psnr().entrySet().stream()
                        .map(e -> String.format(Locale.ROOT, "%s %.3f dB", e.getKey(), e.getValue()))
                        .collect(Collectors.joining(", "));
    }
}
