package dsgformer.cli.data;

import dsgformer.cli.run.CommandException;
import dsgformer.cli.run.ExitCode;
import dsgformer.data.blur.BlurLight;
import dsgformer.data.blur.BlurRecipe;
import dsgformer.data.blur.CameraEffects;
import picocli.CommandLine.Option;

/** What synthetic blur is made of. */
final class BlurOptions {

    @Option(
            names = "--light",
            paramLabel = "mixed|srgb|linear",
            defaultValue = "mixed",
            description =
                    "What the exposure averages: encoded values as GoPro's benchmark, light as real shutters, or either"
                            + " (default: ${DEFAULT-VALUE}).")
    private BlurLight light;

    @Option(
            names = "--motion",
            paramLabel = "PX..PX",
            description = "How far things move, up to 60 pixels (default: as hands do, mostly 5..25).")
    private String motion;

    @Option(
            names = "--rotation",
            paramLabel = "F",
            defaultValue = "1",
            description = "How much the camera turns, times the usual; 0: not at all (default: ${DEFAULT-VALUE}).")
    private double rotation;

    @Option(
            names = "--moving",
            paramLabel = "SHARE",
            defaultValue = "0.4",
            description = "How often a region moves on its own (default: ${DEFAULT-VALUE}).")
    private double moving;

    @Option(
            names = "--defocus",
            paramLabel = "SHARE",
            defaultValue = "0",
            description = "How often a picture is out of focus too (default: ${DEFAULT-VALUE}).")
    private double defocus;

    @Option(
            names = "--defocus-radius",
            paramLabel = "PX",
            defaultValue = "4",
            description = "The radius of the largest disk (default: ${DEFAULT-VALUE}).")
    private double defocusRadius;

    @Option(
            names = "--sensor-noise",
            paramLabel = "S",
            defaultValue = "0",
            description =
                    "The most that white deviates, such as 0.03; darker light by its root (default: ${DEFAULT-VALUE}).")
    private double sensorNoise;

    @Option(
            names = "--jpeg",
            paramLabel = "SHARE",
            defaultValue = "0",
            description = "How often the blurred picture was a JPEG (default: ${DEFAULT-VALUE}).")
    private double jpeg;

    @Option(
            names = "--jpeg-quality",
            paramLabel = "Q",
            defaultValue = "60",
            description = "The lowest quality, the highest being 95 (default: ${DEFAULT-VALUE}).")
    private int jpegQuality;

    @Option(
            names = "--highlights",
            paramLabel = "SHARE",
            defaultValue = "0",
            description =
                    "How often lights are brighter than white and leave white streaks (default: ${DEFAULT-VALUE}).")
    private double highlights;

    @Option(
            names = "--brightest",
            paramLabel = "F",
            defaultValue = "8",
            description = "How many times white such lights are at most (default: ${DEFAULT-VALUE}).")
    private double brightest;

    @Option(
            names = "--curves",
            paramLabel = "SHARE",
            defaultValue = "0",
            description = "How often light is encoded by another camera's curve (default: ${DEFAULT-VALUE}).")
    private double curves;

    @Option(
            names = "--layers",
            paramLabel = "SHARE",
            defaultValue = "0",
            description = "How often near things move more than the scene behind them (default: ${DEFAULT-VALUE}).")
    private double layers;

    @Option(
            names = "--long-paths",
            paramLabel = "SHARE",
            defaultValue = "0",
            description = "How often things move by 25 to 60 pixels (default: ${DEFAULT-VALUE}).")
    private double longPaths;

    @Option(
            names = "--still",
            paramLabel = "SHARE",
            defaultValue = "0",
            description = "How often nothing is blurred (default: ${DEFAULT-VALUE}).")
    private double still;

    @Option(
            names = "--softened",
            paramLabel = "SHARE",
            defaultValue = "0",
            description = "How often a photo is made as soft as a frame of a video first (default: ${DEFAULT-VALUE}).")
    private double softened;

    @Option(
            names = "--softening",
            paramLabel = "PX",
            defaultValue = "1",
            description = "The largest deviation of that (default: ${DEFAULT-VALUE}).")
    private double softening;

    /** The recipe; the usual one where nothing was asked for. */
    BlurRecipe recipe() {
        try {
            BlurRecipe usual = BlurRecipe.defaults();
            BlurRecipe recipe = usual.withLight(light)
                    .withCamera(rotation, usual.camera().zoom(), usual.camera().depthShare())
                    .withMoving(moving)
                    .withDefocus(defocus, defocusRadius)
                    .withNoise(usual.noiseShare(), sensorNoise)
                    .withJpeg(jpeg, jpegQuality)
                    .withEffects(new CameraEffects(
                            highlights, brightest, curves, layers, longPaths, still, softened, softening));
            return motion == null ? recipe : withMotion(recipe);
        } catch (IllegalArgumentException e) {
            throw new CommandException(ExitCode.USAGE, e.getMessage(), e);
        }
    }

    private BlurRecipe withMotion(BlurRecipe recipe) {
        PixelRange range = PixelRange.parse("--motion", motion);
        if (!(range.most() > 0)) {
            throw new IllegalArgumentException("--motion must be more than 0 pixels, got '" + motion + "'");
        }
        return recipe.withMotion(range.least(), range.most());
    }
}
