package dsgformer.train.samples;

import dsgformer.data.CropPair;
import dsgformer.random.RandomStream;

/** The training pairs in the order in which they are seen. Thread-safe. */
public interface Samples {

    /**
     * Pair number {@code number} of the whole training, [3, crop, crop] twice.
     *
     * @param random the stream of this sample alone
     */
    CropPair sample(long number, RandomStream random);

    /** How many make one pass over the training pairs. */
    long perEpoch();
}
