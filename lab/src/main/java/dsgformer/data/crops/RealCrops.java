package dsgformer.data.crops;

import dsgformer.data.CropPair;
import dsgformer.picture.Size;
import dsgformer.random.RandomStream;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Crops of photographed pairs, which stay in memory as bytes: six per pixel of a pair. */
public final class RealCrops implements CropSource {

    private final List<PackedImage> blurred = new ArrayList<>();
    private final List<PackedImage> sharp = new ArrayList<>();
    private final CropPlaces places;

    /** Packs pair after pair, so the stream may decode them as it goes. */
    public RealCrops(Stream<CropPair> pairs) {
        pairs.forEachOrdered(pair -> {
            blurred.add(PackedImage.of(pair.blurred()));
            sharp.add(PackedImage.of(pair.sharp()));
        });
        places = CropPlaces.in(sharp);
    }

    /** How many pairs there are to cut from. */
    public int pairs() {
        return sharp.size();
    }

    @Override
    public CropPair next(int side, RandomStream random) {
        CropPlaces.Place place = places.pick(side, random);
        Size window = new Size(side, side);
        return new CropPair(
                        blurred.get(place.image()).cut(place.x(), place.y(), window),
                        sharp.get(place.image()).cut(place.x(), place.y(), window))
                .randomlyTurned(random);
    }

    /** The sharp halves, shared. */
    Stream<PackedImage> sharpHalves() {
        return sharp.stream();
    }
}
