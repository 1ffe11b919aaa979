package dsgformer.server.photos;

import java.util.OptionalDouble;

/** Follows a photo; called on the thread that restores it. */
public interface RestorationListener {

    /** The network is about to run. */
    void began(int width, int height, int tiles);

    /** How blurred the photo is, see {@link dsgformer.infer.BlurEstimate}. */
    void examined(OptionalDouble blur);

    void tileDone(int done, int total);

    /** Asked before every tile; once true, the restoration ends. */
    boolean isCancelled();
}
