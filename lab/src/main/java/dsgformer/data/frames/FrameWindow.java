package dsgformer.data.frames;

import dsgformer.data.CropPair;
import dsgformer.picture.Size;

/**
 * The pair of a window of frames, and where it can be trusted.
 *
 * @param pair the mean and the middle frame
 * @param doubt where frames that were moved onto each other disagree; empty where nothing was put between frames
 */
public record FrameWindow(CropPair pair, MotionDoubt doubt) {

    /** What is known of a part of the window. */
    public record Part(double ghosts, double motion) {}

    /**
     * Of a part: the share of pixels at which frames that were moved onto each other differ visibly, in the worst gap between
     * two frames, and how many pixels things move from the first frame to the last, on average.
     */
    public Part part(int x, int y, Size size) {
        return doubt.part(x, y, size);
    }
}
