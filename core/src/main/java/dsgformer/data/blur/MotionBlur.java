package dsgformer.data.blur;

import dsgformer.data.CropPair;
import dsgformer.data.RandomStream;
import dsgformer.image.Dihedral;
import dsgformer.image.Planes;
import dsgformer.image.Size;
import java.util.ArrayList;
import java.util.List;

/**
 * Training pairs from sharp photographs. A pair is a short film: the scene, and in some pairs a region with a motion of
 * its own, is warped along a smooth random path of translation (up to 40 pixels from end to end), rotation and zoom;
 * the blurred image is the mean of the frames, encoded ({@code GoPro}) or in light ({@code REDS}, real shutters), now
 * and then with a little noise; the sharp one is the middle frame, in which nothing is displaced.
 * Both are on the grid of 8 bits, in [0, 1]; so are scenes, or they are rounded to it. Equal streams give equal pairs.
 * It models neither defocus nor saturated lights nor JPEG.
 */
public final class MotionBlur {

    /** The pixels around a crop, on each side, that motion may look into. */
    public static final int MARGIN = 40;

    private static final double MOVING_SHARE = 0.4;
    private static final double DEEP_SHARE = 0.5;
    private static final double NOISY_SHARE = 0.15;
    private static final double MOST_NOISE = 0.012;

    private MotionBlur() {}

    /**
     * A pair from the middle of {@code scene}, smaller than it by {@link #MARGIN} on every side.
     *
     * @param scene sharp, [3, h + 2 · MARGIN, w + 2 · MARGIN]
     * @param other of the same shape: what half of the moving regions show
     * @throws IllegalArgumentException if the shapes differ, there are not three channels or nothing is left
     */
    public static CropPair synthesize(Planes scene, Planes other, RandomStream random) {
        if (scene.channels() != 3
                || other.channels() != 3
                || !scene.size().equals(other.size())
                || Math.min(scene.width(), scene.height()) <= 2 * MARGIN) {
            throw new IllegalArgumentException("synthetic blur needs two RGB scenes of one size, both sides above "
                    + 2 * MARGIN + " pixels, got " + scene + " and " + other);
        }
        Size window = new Size(scene.width() - 2 * MARGIN, scene.height() - 2 * MARGIN);
        Shutter shutter = Shutter.random(random);
        int steps = shutter.steps(random);
        List<Mover> movers = new ArrayList<>();
        movers.add(mover(Layer.of(scene, shutter), steps, window, random));
        if (random.chance(MOVING_SHARE)) {
            Planes surface = random.chance(0.5) ? scene : other;
            float[] region = Region.random(scene.size(), random);
            movers.add(mover(Layer.masked(surface, region, shutter), steps, window, random));
        }
        double noise = random.chance(NOISY_SHARE) ? random.uniform(0, MOST_NOISE) : 0;
        Film film = new Film(movers, window);
        return new CropPair(
                developed(film.mean(), shutter, noise, random), developed(film.middle(), shutter, 0, random));
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

    private static Mover mover(Layer layer, int steps, Size window, RandomStream random) {
        CameraPath path = CameraPath.random(steps, random);
        double depth = random.chance(DEEP_SHARE) ? 0.2 : 0;
        float[] gain = SmoothField.random(4, depth, 0.5, random).values(window.width(), window.height());
        for (int i = 0; i < gain.length; i++) {
            gain[i]++;
        }
        return new Mover(layer, path, gain, window);
    }

    /** Encodes light in place, adds noise of that deviation and rounds to 8 bits. */
    private static Planes developed(Planes light, Shutter shutter, double noise, RandomStream random) {
        float[] values = light.values();
        for (int i = 0; i < values.length; i++) {
            values[i] = shutter.fromLight(values[i]);
        }
        if (noise > 0) {
            for (int i = 0; i < values.length; i++) {
                values[i] += (float) (noise * random.gaussian());
            }
        }
        for (int i = 0; i < values.length; i++) {
            values[i] = (int) (Math.max(0, Math.min(1, values[i])) * 255 + 0.5f) / 255f;
        }
        return light;
    }
}
