package dsgformer.data.crops;

import dsgformer.data.RandomStream;
import dsgformer.image.Planes;
import dsgformer.image.Size;
import java.util.List;

/** Sharp images to cut scenes from. */
record Scenes(List<PackedImage> images, Spots spots) {

    static Scenes of(List<PackedImage> images) {
        return new Scenes(List.copyOf(images), Spots.in(images));
    }

    boolean hold(int side) {
        return spots.hold(side);
    }

    Planes next(int side, RandomStream random) {
        Spots.Spot spot = spots.pick(side, random);
        return images.get(spot.image()).cut(spot.x(), spot.y(), new Size(side, side));
    }
}
