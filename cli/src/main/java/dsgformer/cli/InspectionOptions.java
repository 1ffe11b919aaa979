package dsgformer.cli;

import dsgformer.infer.DeblurOptions;
import picocli.CommandLine.Option;

/** The options that say how much care is taken of a photo, and how one sees afterwards what was done to it. */
final class InspectionOptions {

    @Option(
            names = {"-x", "--tta"},
            description =
                    "Ask about all eight turns and mirrors of a tile and average: eight times as long, a little better.")
    private boolean tta;

    @Option(
            names = "--no-guard",
            description = "Keep what the network makes even where it is false colors or a checkerboard;"
                    + " by default such tiles are shown another way, and at last left as they were.")
    private boolean unguarded;

    DeblurOptions applied(DeblurOptions options) {
        return options.withTta(tta).withGuard(!unguarded);
    }
}
