package dsgformer.data.blur;

import dsgformer.data.CropPair;
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
 * A {@link BlurRecipe} may add defocus, a sensor's noise and JPEG to the blurred one, and by {@link CameraEffects} light beyond white, near
 * things, longer paths and more.
 */
public final class MotionBlur {

    /** The pixels around a crop, on each side, that motion may look into. */
    public static final int MARGIN = 40;

    private static final double MOST_NOISE = 0.012;
    private static final double LEAST_DEFOCUS = 0.5;
    private static final double LEAST_BRIGHT =
            0.3; // of the exponent: light of 8 times white is at least 1.9 times white
    private static final double LEAST_FAR = 25;

    /** For bright lights and long paths, which fewer would leave as rows of dots. */
    private static final int FINE_STEPS = 65;

    private static final int MOST_LAYERS = 3;
    private static final double LEAST_PARALLAX = 0.15;
    private static final double MOST_PARALLAX = 0.6;
    private static final int EFFECTS = "effects".hashCode();
    private static final int EXTRAS = "extras".hashCode();

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
        CameraEffects wanted = recipe.effects();
        RandomStream extras = random.split(EXTRAS);
        boolean bright = extras.chance(wanted.highlights());
        Shutter shutter = Shutter.random(bright ? BlurLight.LINEAR : recipe.light(), random);
        Response response =
                shutter == Shutter.LIGHT && extras.chance(wanted.curves()) ? ResponseCurve.random(extras) : shutter;
        double brightest = bright ? Math.pow(wanted.brightest(), extras.uniform(LEAST_BRIGHT, 1)) : 1;
        boolean far = extras.chance(wanted.longPaths());
        BlurRecipe.Camera camera = far ? recipe.camera().moving(LEAST_FAR, BlurRecipe.MOST_MOTION) : recipe.camera();
        int usual = shutter.steps(random);
        int steps = bright || far ? FINE_STEPS : usual;
        List<Mover> movers = new ArrayList<>();
        float[] everywhere = Highlights.none(scene.height() * scene.width());
        CameraPath path = CameraPath.random(steps, camera, random);
        movers.add(mover(layer(scene, everywhere, response, brightest), path, window, camera, random));
        if (random.chance(recipe.movingShare())) {
            Planes surface = random.chance(0.5) ? scene : other;
            float[] region = Region.random(scene.size(), random);
            CameraPath own = CameraPath.random(steps, camera, random);
            movers.add(mover(layer(surface, region, response, brightest), own, window, camera, random));
        }
        if (extras.chance(wanted.layers())) {
            double near = 1;
            for (int left = 1 + extras.below(MOST_LAYERS); left > 0; left--) {
                near += extras.uniform(LEAST_PARALLAX, MOST_PARALLAX);
                float[] region = Region.random(scene.size(), extras);
                movers.add(mover(layer(scene, region, response, brightest), path.nearer(near), window, camera, extras));
            }
        }
        double noise = random.chance(recipe.noiseShare()) ? random.uniform(0, MOST_NOISE) : 0;
        Film film = new Film(movers, window);
        SensorModel sensor = new SensorModel(response);
        Planes light = extras.chance(wanted.still()) ? film.middle() : film.mean();
        Planes blurred = sensor.picture(exposed(light, recipe, effects), noise, random);
        if (effects.chance(recipe.jpeg().share())) {
            int range = BlurRecipe.BEST_JPEG - recipe.jpeg().quality() + 1;
            blurred = SensorModel.throughJpeg(blurred, recipe.jpeg().quality() + effects.below(range));
        }
        return new CropPair(blurred, sensor.picture(film.middle(), 0, random));
    }

    private static Layer layer(Planes image, float[] coverage, Response response, double brightest) {
        return brightest > 1
                ? Layer.masked(image, coverage, response, Highlights.gain(image, brightest))
                : Layer.masked(image, coverage, response);
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

    private static Mover mover(
            Layer layer, CameraPath path, Size window, BlurRecipe.Camera camera, RandomStream random) {
        double depth = random.chance(camera.depthShare()) ? 0.2 : 0;
        float[] gain = SmoothField.random(4, depth, 0.5, random).values(window.width(), window.height());
        for (int i = 0; i < gain.length; i++) {
            gain[i]++;
        }
        return new Mover(layer, path, gain, window);
    }
}
