package dsgformer.data.blur;

/**
 * What synthetic blur is made of; {@link #defaults} is what training uses.
 *
 * @param light what the exposure averages
 * @param camera how it moves
 * @param movingShare how often a region has a motion of its own
 * @param noiseShare how often a little even noise is added
 * @param defocus how often and how far the picture is out of focus too
 * @param sensorNoise the most that light at white deviates, as a sensor's noise, which grows with the root of light
 * @param jpeg how often and how well the blurred picture was stored as a JPEG
 * @param effects what else cameras and scenes do
 */
public record BlurRecipe(
        BlurLight light,
        Camera camera,
        double movingShare,
        double noiseShare,
        Defocus defocus,
        double sensorNoise,
        Jpeg jpeg,
        CameraEffects effects) {

    /** The largest disk that a window's margin holds. */
    public static final double MOST_DEFOCUS = 12;

    public static final int BEST_JPEG = 95;

    /** From end to end; half of it lies on either side of the middle, within a window's margin but for the most crooked paths. */
    public static final double MOST_MOTION = 60;

    /** @throws IllegalArgumentException if a share is not in [0, 1] or another number out of its range */
    public BlurRecipe {
        require(movingShare, 0, 1, "the share with moving regions");
        require(noiseShare, 0, 1, "the share with noise");
        require(sensorNoise, 0, 1, "the sensor's noise");
    }

    /**
     * Motion of the camera.
     *
     * @param leastMotion of the translation from end to end, in pixels; with {@code mostMotion} 0, motion is drawn as hands move,
     *     mostly 5 to 25 pixels
     * @param mostMotion at most {@link #MOST_MOTION}
     * @param rotation how strongly the camera turns, times the usual
     * @param zoom how strongly it moves to and fro, times the usual
     * @param depthShare how often near things move more than far ones
     */
    public record Camera(double leastMotion, double mostMotion, double rotation, double zoom, double depthShare) {

        public Camera {
            require(leastMotion, 0, MOST_MOTION, "the least motion");
            require(mostMotion, leastMotion, MOST_MOTION, "the most motion");
            require(rotation, 0, 10, "rotation");
            require(zoom, 0, 10, "zoom");
            require(depthShare, 0, 1, "the share of scenes with depth");
        }

        Camera moving(double least, double most) {
            return new Camera(least, most, rotation, zoom, depthShare);
        }
    }

    /** A disk of up to {@code radius} pixels, in a share of the pictures. */
    public record Defocus(double share, double radius) {

        public Defocus {
            require(share, 0, 1, "the share out of focus");
            require(radius, 0, MOST_DEFOCUS, "the radius of defocus");
        }
    }

    /** JPEG of a quality from {@code quality} to {@link #BEST_JPEG}, in a share of the pictures. */
    public record Jpeg(double share, int quality) {

        public Jpeg {
            require(share, 0, 1, "the share of JPEGs");
            require(quality, 1, BEST_JPEG, "the quality of JPEGs");
        }
    }

    /** Hand-shake, moving regions and a little noise; in focus, and no JPEG. */
    public static BlurRecipe defaults() {
        return new BlurRecipe(
                BlurLight.MIXED,
                new Camera(0, 0, 1, 1, 0.5),
                0.4,
                0.15,
                new Defocus(0, 0),
                0,
                new Jpeg(0, BEST_JPEG),
                CameraEffects.NONE);
    }

    public BlurRecipe withLight(BlurLight averaged) {
        return new BlurRecipe(averaged, camera, movingShare, noiseShare, defocus, sensorNoise, jpeg, effects);
    }

    public BlurRecipe withMotion(double least, double most) {
        return with(camera.moving(least, most));
    }

    /** How the camera moves beside its translation. */
    public BlurRecipe withCamera(double turning, double zooming, double depth) {
        return with(new Camera(camera.leastMotion, camera.mostMotion, turning, zooming, depth));
    }

    private BlurRecipe with(Camera moved) {
        return new BlurRecipe(light, moved, movingShare, noiseShare, defocus, sensorNoise, jpeg, effects);
    }

    public BlurRecipe withMoving(double share) {
        return new BlurRecipe(light, camera, share, noiseShare, defocus, sensorNoise, jpeg, effects);
    }

    public BlurRecipe withDefocus(double share, double radius) {
        return new BlurRecipe(
                light, camera, movingShare, noiseShare, new Defocus(share, radius), sensorNoise, jpeg, effects);
    }

    /** Even noise in some pictures, the sensor's in all. */
    public BlurRecipe withNoise(double share, double ofSensor) {
        return new BlurRecipe(light, camera, movingShare, share, defocus, ofSensor, jpeg, effects);
    }

    public BlurRecipe withJpeg(double share, int quality) {
        return new BlurRecipe(
                light, camera, movingShare, noiseShare, defocus, sensorNoise, new Jpeg(share, quality), effects);
    }

    public BlurRecipe withEffects(CameraEffects chosen) {
        return new BlurRecipe(light, camera, movingShare, noiseShare, defocus, sensorNoise, jpeg, chosen);
    }

    static void require(double value, double least, double most, String what) {
        if (!(value >= least && value <= most)) {
            throw new IllegalArgumentException(
                    what + " of synthetic blur must be in [" + least + ", " + most + "], got " + value);
        }
    }
}
