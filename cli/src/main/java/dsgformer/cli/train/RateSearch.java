package dsgformer.cli.train;

import dsgformer.cli.run.Console;
import dsgformer.cli.run.ResultFile;
import dsgformer.io.Folders;
import dsgformer.page.Curve;
import dsgformer.page.SvgChart;
import dsgformer.train.RateFinder;
import dsgformer.train.config.TrainingConfig;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** {@code train --find-rate}: the loss over a growing learning rate, as a table and as a picture. */
record RateSearch(TrainingConfig config, Console console) {

    private static final int STEPS = 120;
    private static final int LINES = 20;

    void run() throws IOException {
        console.say("up to " + STEPS + " steps with a growing rate; no weights are saved");
        RateFinder.Result found = RateFinder.search(config, STEPS);
        PrintWriter out = console.outWriter();
        out.println("     rate     loss");
        int every = Math.max(1, found.points().size() / LINES);
        for (int i = 0; i < found.points().size(); i += every) {
            RateFinder.Point point = found.points().get(i);
            out.printf(Locale.ROOT, " %.2e  %.5f%n", point.rate(), point.loss());
        }
        out.printf(Locale.ROOT, "schedule.rate: %.1e%n", found.suggested());
        out.flush();
        Path picture = Folders.create(config.output().folder()).resolve("rate.svg");
        Curve curve = new Curve(
                "loss",
                found.points().stream()
                        .map(point -> new Curve.Point(point.rate(), point.loss()))
                        .toList());
        new ResultFile(picture).write(new SvgChart("loss over the learning rate", List.of(curve), true, false).toSvg());
        console.say(String.format(
                Locale.ROOT,
                "the loss fell fastest there; it was lowest at %.1e, beyond which training is not stable; the picture is %s",
                found.lowest(),
                picture));
    }
}
