package dsgformer.data.blur;

import java.util.List;

/**
 * A recipe as a configuration has it, key by key; what is null is as in {@link BlurRecipe#defaults} and {@link CameraEffects#NONE}.
 *
 * @param motion least and most, in pixels from end to end; absent: as hands move
 */
public record BlurSwitches(
        BlurLight light,
        List<Double> motion,
        Double rotation,
        Double zoom,
        Double depth,
        Double moving,
        Double noise,
        Double sensorNoise,
        Double defocus,
        Double defocusRadius,
        Double jpeg,
        Integer jpegQuality,
        Double highlights,
        Double brightest,
        Double curves,
        Double layers,
        Double longPaths,
        Double still,
        Double softened,
        Double softening) {

    private static final double USUAL_RADIUS = 4;
    private static final int USUAL_QUALITY = 60;

    /**
     * The recipe that they say.
     *
     * @throws IllegalArgumentException if a number is out of its range
     */
    public BlurRecipe recipe() {
        BlurRecipe usual = BlurRecipe.defaults();
        CameraEffects none = CameraEffects.NONE;
        BlurRecipe recipe = usual.withLight(light == null ? usual.light() : light)
                .withCamera(
                        or(rotation, usual.camera().rotation()),
                        or(zoom, usual.camera().zoom()),
                        or(depth, usual.camera().depthShare()))
                .withMoving(or(moving, usual.movingShare()))
                .withNoise(or(noise, usual.noiseShare()), or(sensorNoise, usual.sensorNoise()))
                .withDefocus(or(defocus, 0), or(defocusRadius, USUAL_RADIUS))
                .withJpeg(or(jpeg, 0), jpegQuality == null ? USUAL_QUALITY : jpegQuality)
                .withEffects(new CameraEffects(
                        or(highlights, none.highlights()),
                        or(brightest, none.brightest()),
                        or(curves, none.curves()),
                        or(layers, none.layers()),
                        or(longPaths, none.longPaths()),
                        or(still, none.still()),
                        or(softened, none.softened()),
                        or(softening, none.softening())));
        if (motion == null) {
            return recipe;
        }
        if (motion.size() != 2) {
            throw new IllegalArgumentException("motion of synthetic blur is [least, most], got " + motion);
        }
        return recipe.withMotion(motion.get(0), motion.get(1));
    }

    private static double or(Double given, double otherwise) {
        return given == null ? otherwise : given;
    }
}
