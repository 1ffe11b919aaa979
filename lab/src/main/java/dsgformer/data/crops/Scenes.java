package dsgformer.data.crops;

import dsgformer.picture.Planes;
import dsgformer.picture.Size;
import dsgformer.random.RandomStream;
import java.util.List;

/** Sharp images to cut scenes from. */
record Scenes(List<PackedImage> images, CropPlaces places) {

    static Scenes of(List<PackedImage> images) {
        return new Scenes(List.copyOf(images), CropPlaces.in(images));
    }

    boolean hold(int side) {
        return places.hold(side);
    }

    Planes next(int side, RandomStream random) {
        CropPlaces.Place place = places.pick(side, random);
        return images.get(place.image()).cut(place.x(), place.y(), new Size(side, side));
    }
}
