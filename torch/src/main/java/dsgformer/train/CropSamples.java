package dsgformer.train;

import dsgformer.data.CropPair;
import dsgformer.data.RandomStream;
import dsgformer.data.crops.CropSource;

/**
 * Independent random crops.
 *
 * @param crop side in pixels
 * @param perEpoch how many count as a pass
 */
record CropSamples(CropSource source, int crop, long perEpoch) implements Samples {

    @Override
    public CropPair sample(long number, RandomStream random) {
        return source.next(crop, random);
    }
}
