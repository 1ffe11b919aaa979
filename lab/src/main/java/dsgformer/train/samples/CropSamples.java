package dsgformer.train.samples;

import dsgformer.data.CropPair;
import dsgformer.data.crops.CropSource;
import dsgformer.random.RandomStream;

/**
 * Independent random crops.
 *
 * @param crop side in pixels
 * @param perEpoch how many make one pass
 */
record CropSamples(CropSource source, int crop, long perEpoch) implements Samples {

    @Override
    public CropPair sample(long number, RandomStream random) {
        return source.next(crop, random);
    }
}
