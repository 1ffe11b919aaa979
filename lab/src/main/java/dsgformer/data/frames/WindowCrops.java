package dsgformer.data.frames;

import dsgformer.data.CropPair;
import dsgformer.picture.Size;
import java.util.ArrayList;
import java.util.List;

/**
 * The crops of a window of frames that are worth learning from: cut side by side from the middle of the picture, where frames
 * fit onto each other and things move, but not too far.
 *
 * @param side of a crop
 * @param ghosts the largest share of pixels at which moved frames differ visibly
 * @param leastMotion in pixels from the first frame to the last, on average over the crop
 * @param mostMotion as well
 */
public record WindowCrops(int side, double ghosts, double leastMotion, double mostMotion) {

    /** @throws IllegalArgumentException if a number is out of its range */
    public WindowCrops {
        if (side < 1 || !(ghosts >= 0 && ghosts <= 1) || !(leastMotion >= 0 && mostMotion >= leastMotion)) {
            throw new IllegalArgumentException(
                    "crops need a side of at least 1, a share of ghosts in [0, 1] and a range of" + " motion, got "
                            + side + ", " + ghosts + ", " + leastMotion + ".." + mostMotion);
        }
    }

    /** Row by row. */
    public List<CropPair> of(FrameWindow window) {
        Size size = window.pair().size();
        int columns = size.width() / side;
        int rows = size.height() / side;
        List<CropPair> crops = new ArrayList<>();
        for (int i = 0; i < columns * rows; i++) {
            int x = (size.width() - columns * side) / 2 + i % columns * side;
            int y = (size.height() - rows * side) / 2 + i / columns * side;
            Size crop = new Size(side, side);
            FrameWindow.Part part = window.part(x, y, crop);
            if (part.ghosts() <= ghosts && part.motion() >= leastMotion && part.motion() <= mostMotion) {
                crops.add(window.pair().cut(x, y, crop));
            }
        }
        return crops;
    }
}
