package dsgformer.cli;

import dsgformer.train.TrainingListener;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Tells people how a training goes. */
record TrainingReport(Console console) implements TrainingListener {

    @Override
    public void report(Report report) {
        console.say(String.format(
                Locale.ROOT,
                "step %d, %.1f %%: loss %.5f, gradient %.3f, rate %.2e, %.1f crops/s%s",
                report.step(),
                100 * report.spent(),
                report.loss(),
                report.gradientNorm(),
                report.rate(),
                report.cropsPerSecond(),
                report.remaining().isZero()
                        ? ""
                        : ", " + Numbers.estimate(report.remaining().toSeconds()) + " left"));
    }

    @Override
    public void validated(long step, Map<String, Double> psnr) {
        console.say("step " + step + ", validation: "
                + psnr.entrySet().stream()
                        .map(e -> String.format(Locale.ROOT, "%s %.3f dB", e.getKey(), e.getValue()))
                        .collect(Collectors.joining(", ")));
    }

    @Override
    public void saved(Path checkpoint) {
        console.say("saved " + checkpoint);
    }
}
