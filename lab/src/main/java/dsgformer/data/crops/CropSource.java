package dsgformer.data.crops;

import dsgformer.data.CropPair;
import dsgformer.random.RandomStream;

/**
 * Where training takes its pairs from. Sources do not change after construction: several threads may ask one at the
 * same time, each with a stream of its own.
 */
public interface CropSource {

    /**
     * A random pair of {@code side} × {@code side} pixels, turned or mirrored at random; equal streams give equal pairs.
     *
     * @throws IllegalArgumentException if this source has no image large enough
     */
    CropPair next(int side, RandomStream random);
}
