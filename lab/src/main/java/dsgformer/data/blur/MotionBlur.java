package dsgformer.data.blur;

import dsgformer.data.CropPair;
import dsgformer.picture.Dihedral;
import dsgformer.picture.Planes;
import dsgformer.picture.Size;
import dsgformer.random.RandomStream;
import java.util.ArrayList;
import java.util.List;

/**
 * Training pairs from sharp photographs. A pair is a short film: the scene, and in some pairs a region with a motion of
 * its own, is warped along a smooth random path of translation (up to 40 pixels from end to end), rotation and zoom;
 * the blurred image is the mean of the frames, encoded ({@code GoPro}) or in light ({@code REDS}, real shutters), now
 * and then with a little noise; the sharp one is the middle frame, in which nothing is displaced.
 * Both are on the grid of 8 bits, in [0, 1]; so are scenes, or they are rounded to it. Equal streams give equal pairs.
 * A {@link BlurRecipe} may add defocus, a sensor's noise and JPEG to the blurred one. Saturated lights are not modelled.
 */
public final class MotionBlur {

    /** The pixels around a crop, on each side, that motion may look into. */
    public static final int MARGIN = 40;

    private static final double MOST_NOISE = 0.012;
    private static final double LEAST_DEFOCUS = 0.5;
    private static final int EFFECTS = "effects".hashCode();

    private MotionBlur() {}

    /**
     * A pair from the middle of {@code scene}, smaller than it by {@link #MARGIN} on every side.
     *
     * @param scene sharp, [3, h + 2 · MARGIN, w + 2 · MARGIN]
     * @param other of the same shape: what half of the moving regions show
     * @throws IllegalArgumentException if the shapes differ, there are not three channels or nothing is left
     */
    public static CropPair synthesize(Planes scene, Planes other, RandomStream random) {
        return synthesize(scene, other, BlurRecipe.defaults(), random);
    }

    /** As {@link #synthesize(Planes, Planes, RandomStream)}, by a recipe. */
    public static CropPair synthesize(Planes scene, Planes other, BlurRecipe recipe, RandomStream random) {
        if (scene.channels() != 3
                || other.channels() != 3
                || !scene.size().equals(other.size())
                || Math.min(scene.width(), scene.height()) <= 2 * MARGIN) {
            throw new IllegalArgumentException("synthetic blur needs two RGB scenes of one size, both sides above "
                    + 2 * MARGIN + " pixels, got " + scene + " and " + other);
        }
        Size window = new Size(scene.width() - 2 * MARGIN, scene.height() - 2 * MARGIN);
        RandomStream effects = random.split(EFFECTS); // of their own, so that they change nothing else
        Shutter shutter = Shutter.random(recipe.light(), random);
        int steps = shutter.steps(random);
        List<Mover> movers = new ArrayList<>();
        movers.add(mover(Layer.of(scene, shutter), steps, window, recipe.camera(), random));
        if (random.chance(recipe.movingShare())) {
            Planes surface = random.chance(0.5) ? scene : other;
            float[] region = Region.random(scene.size(), random);
            movers.add(mover(Layer.masked(surface, region, shutter), steps, window, recipe.camera(), random));
        }
        double noise = random.chance(recipe.noiseShare()) ? random.uniform(0, MOST_NOISE) : 0;
        Film film = new Film(movers, window);
        SensorModel development = new SensorModel(shutter);
        Planes blurred = development.picture(exposed(film.mean(), recipe, effects), noise, random);
        if (effects.chance(recipe.jpeg().share())) {
            int range = BlurRecipe.BEST_JPEG - recipe.jpeg().quality() + 1;
            blurred = SensorModel.throughJpeg(blurred, recipe.jpeg().quality() + effects.below(range));
        }
        return new CropPair(blurred, development.picture(film.middle(), 0, random));
    }

    /** What reaches the sensor, and how it counts it. */
    private static Planes exposed(Planes light, BlurRecipe recipe, RandomStream effects) {
        Planes seen = light;
        if (effects.chance(recipe.defocus().share())) {
            seen = Disk.blurred(
                    light,
                    effects.uniform(
                            LEAST_DEFOCUS,
                            Math.max(LEAST_DEFOCUS, recipe.defocus().radius())));
        }
        if (recipe.sensorNoise() > 0) {
            SensorModel.addSensorNoise(seen, effects.uniform(0, recipe.sensorNoise()), effects);
        }
        return seen;
    }

    /**
     * A pair as large as the photo, which goes on beyond its borders as its mirror image.
     *
     * @param photo sharp, [3, h, w]
     * @throws IllegalArgumentException if there are not three channels
     */
    public static CropPair synthesizeWhole(Planes photo, RandomStream random) {
        Planes scene = Mirror.padded(photo, MARGIN);
        return synthesize(scene, Dihedral.HALF_TURN.apply(scene), random);
    }

    private static Mover mover(Layer layer, int steps, Size window, BlurRecipe.Camera camera, RandomStream random) {
        CameraPath path = CameraPath.random(steps, camera, random);
        double depth = random.chance(camera.depthShare()) ? 0.2 : 0;
        float[] gain = SmoothField.random(4, depth, 0.5, random).values(window.width(), window.height());
        for (int i = 0; i < gain.length; i++) {
            gain[i]++;
        }
        return new Mover(layer, path, gain, window);
    }
}
