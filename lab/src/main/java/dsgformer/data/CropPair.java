package dsgformer.data;

import dsgformer.picture.Dihedral;
import dsgformer.picture.Planes;
import dsgformer.picture.Size;
import dsgformer.random.RandomStream;
import java.util.List;

/** A blurred image and the sharp one behind it, both [3, h, w] in [0, 1]. */
public record CropPair(Planes blurred, Planes sharp) {

    /** @throws IllegalArgumentException unless both have three channels and the same size */
    public CropPair {
        if (blurred.channels() != 3 || sharp.channels() != 3 || !blurred.size().equals(sharp.size())) {
            throw new IllegalArgumentException(
                    "a training pair needs two RGB images of one size, got blurred " + blurred + " and sharp " + sharp);
        }
    }

    public Size size() {
        return sharp.size();
    }

    /**
     * The same window of both.
     *
     * @throws IllegalArgumentException if the window reaches outside
     */
    public CropPair cut(int x, int y, Size window) {
        return new CropPair(blurred.cut(x, y, window), sharp.cut(x, y, window));
    }

    /** Both turned or mirrored alike. */
    public CropPair turned(Dihedral turn) {
        return new CropPair(turn.apply(blurred), turn.apply(sharp));
    }

    /** Both turned or mirrored alike, in one of the eight ways, each equally likely. */
    public CropPair randomlyTurned(RandomStream random) {
        List<Dihedral> turns = List.of(Dihedral.values());
        return turned(turns.get(random.below(turns.size())));
    }
}
