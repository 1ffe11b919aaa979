package dsgformer.data.crops;

import dsgformer.picture.Planes;
import dsgformer.picture.Size;
import dsgformer.random.RandomStream;
import java.util.List;

/** Sharp images to cut scenes from. */
record Scenes(List<PackedImage> images, CropPlaces spots) {

    static Scenes of(List<PackedImage> images) {
        return new Scenes(List.copyOf(images), CropPlaces.in(images));
    }

    boolean hold(int side) {
        return spots.hold(side);
    }

    Planes next(int side, RandomStream random) {
        CropPlaces.Spot spot = spots.pick(side, random);
        return images.get(spot.image()).cut(spot.x(), spot.y(), new Size(side, side));
    }
}
