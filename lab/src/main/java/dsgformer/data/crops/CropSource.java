package dsgformer.data.crops;

import dsgformer.data.CropPair;
import dsgformer.random.RandomStream;

/**
 * Gives training its pairs. Immutable and thread-safe; each thread passes its own
 * random stream.
 */
public interface CropSource {

    /**
     * A random pair of {@code side} × {@code side} pixels, turned or mirrored at random; equal streams give equal pairs.
     *
     * @throws IllegalArgumentException if this source has no image large enough
     */
    CropPair next(int side, RandomStream random);
}
