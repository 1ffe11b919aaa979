package dsgformer.data.blur;

/**
 * What synthetic blur is made of; {@link #defaults} is what training uses.
 *
 * @param light what the exposure averages
 * @param leastMotion of the translation from end to end, in pixels; with {@code mostMotion} 0, motion is drawn as hands move,
 *     mostly 5 to 25 pixels
 * @param mostMotion at most {@link MotionBlur#MARGIN}
 * @param rotation how strongly the camera turns, times the usual
 * @param zoom how strongly it moves to and fro, times the usual
 * @param depthShare how often near things move more than far ones
 * @param movingShare how often a region has a motion of its own
 * @param noiseShare how often a little even noise is added
 * @param defocusShare how often the picture is out of focus too, by a disk
 * @param defocusRadius of the largest disk, in pixels
 * @param sensorNoise the most that light at white deviates, as a sensor's noise, which grows with the root of light
 * @param jpegShare how often the blurred picture was a JPEG
 * @param jpegQuality the lowest; 95 is the highest
 * @throws IllegalArgumentException if a share is not in [0, 1] or another number out of its range
 */
public record BlurRecipe(
        BlurLight light,
        double leastMotion,
        double mostMotion,
        double rotation,
        double zoom,
        double depthShare,
        double movingShare,
        double noiseShare,
        double defocusShare,
        double defocusRadius,
        double sensorNoise,
        double jpegShare,
        int jpegQuality) {

    /** The largest disk that a window's margin holds. */
    public static final double MOST_DEFOCUS = 12;

    public static final int BEST_JPEG = 95;

    public BlurRecipe {
        require(leastMotion, 0, MotionBlur.MARGIN, "the least motion");
        require(mostMotion, leastMotion, MotionBlur.MARGIN, "the most motion");
        require(rotation, 0, 10, "rotation");
        require(zoom, 0, 10, "zoom");
        require(depthShare, 0, 1, "the share of scenes with depth");
        require(movingShare, 0, 1, "the share with moving regions");
        require(noiseShare, 0, 1, "the share with noise");
        require(defocusShare, 0, 1, "the share out of focus");
        require(defocusRadius, 0, MOST_DEFOCUS, "the radius of defocus");
        require(sensorNoise, 0, 1, "the sensor's noise");
        require(jpegShare, 0, 1, "the share of JPEGs");
        require(jpegQuality, 1, BEST_JPEG, "the quality of JPEGs");
    }

    /** Hand-shake, moving regions and a little noise; in focus, and no JPEG. */
    public static BlurRecipe defaults() {
        return new BlurRecipe(BlurLight.MIXED, 0, 0, 1, 1, 0.5, 0.4, 0.15, 0, 0, 0, 0, BEST_JPEG);
    }

    public BlurRecipe withLight(BlurLight chosen) {
        return new BlurRecipe(
                chosen,
                leastMotion,
                mostMotion,
                rotation,
                zoom,
                depthShare,
                movingShare,
                noiseShare,
                defocusShare,
                defocusRadius,
                sensorNoise,
                jpegShare,
                jpegQuality);
    }

    public BlurRecipe withMotion(double least, double most) {
        return new BlurRecipe(
                light,
                least,
                most,
                rotation,
                zoom,
                depthShare,
                movingShare,
                noiseShare,
                defocusShare,
                defocusRadius,
                sensorNoise,
                jpegShare,
                jpegQuality);
    }

    /** How the camera moves beside its translation. */
    public BlurRecipe withCamera(double turning, double zooming, double depth) {
        return new BlurRecipe(
                light,
                leastMotion,
                mostMotion,
                turning,
                zooming,
                depth,
                movingShare,
                noiseShare,
                defocusShare,
                defocusRadius,
                sensorNoise,
                jpegShare,
                jpegQuality);
    }

    public BlurRecipe withMoving(double share) {
        return new BlurRecipe(
                light,
                leastMotion,
                mostMotion,
                rotation,
                zoom,
                depthShare,
                share,
                noiseShare,
                defocusShare,
                defocusRadius,
                sensorNoise,
                jpegShare,
                jpegQuality);
    }

    public BlurRecipe withDefocus(double share, double radius) {
        return new BlurRecipe(
                light,
                leastMotion,
                mostMotion,
                rotation,
                zoom,
                depthShare,
                movingShare,
                noiseShare,
                share,
                radius,
                sensorNoise,
                jpegShare,
                jpegQuality);
    }

    /** Even noise in some pictures, the sensor's in all. */
    public BlurRecipe withNoise(double share, double ofSensor) {
        return new BlurRecipe(
                light,
                leastMotion,
                mostMotion,
                rotation,
                zoom,
                depthShare,
                movingShare,
                share,
                defocusShare,
                defocusRadius,
                ofSensor,
                jpegShare,
                jpegQuality);
    }

    public BlurRecipe withJpeg(double share, int quality) {
        return new BlurRecipe(
                light,
                leastMotion,
                mostMotion,
                rotation,
                zoom,
                depthShare,
                movingShare,
                noiseShare,
                defocusShare,
                defocusRadius,
                sensorNoise,
                share,
                quality);
    }

    private static void require(double value, double least, double most, String what) {
        if (!(value >= least && value <= most)) {
            throw new IllegalArgumentException(
                    what + " of synthetic blur must be in [" + least + ", " + most + "], got " + value);
        }
    }
}
