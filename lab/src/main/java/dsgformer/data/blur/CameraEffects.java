package dsgformer.data.blur;

/**
 * What cameras and scenes add to the blur that training first used, each a share of the pairs; 0 leaves it out.
 *
 * @param highlights with light beyond white, which leaves white streaks; averaged in light
 * @param brightest how many times white that light is at most
 * @param curves with a response curve of their own, of those that are averaged in light
 * @param layers with one to three near things before the scene, which move as the camera does, but more
 * @param longPaths moved by 25 to 60 pixels
 * @param still without any blur, so that what is sharp is left as it is
 * @param softened photographs made as soft as frames of a video
 * @param softening the largest deviation of that, in pixels
 */
public record CameraEffects(
        double highlights,
        double brightest,
        double curves,
        double layers,
        double longPaths,
        double still,
        double softened,
        double softening) {

    /** None of them: pairs are what they were before there were any. */
    public static final CameraEffects NONE = new CameraEffects(0, 8, 0, 0, 0, 0, 0, 1);

    /** @throws IllegalArgumentException if a share is not in [0, 1] or another number out of its range */
    public CameraEffects {
        BlurRecipe.require(highlights, 0, 1, "the share with highlights beyond white");
        BlurRecipe.require(brightest, 1, 100, "the brightest highlight");
        BlurRecipe.require(curves, 0, 1, "the share with response curves of their own");
        BlurRecipe.require(layers, 0, 1, "the share with near layers");
        BlurRecipe.require(longPaths, 0, 1, "the share with long paths");
        BlurRecipe.require(still, 0, 1, "the share without blur");
        BlurRecipe.require(softened, 0, 1, "the share of softened photographs");
        BlurRecipe.require(softening, 0.3, 4, "the deviation of softening");
    }
}
