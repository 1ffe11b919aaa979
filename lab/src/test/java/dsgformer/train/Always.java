package dsgformer.train;

import dsgformer.data.CropPair;
import dsgformer.random.RandomStream;
import dsgformer.train.samples.Samples;

/** Samples that are all the same pair. */
public record Always(CropPair pair) implements Samples {

    @Override
    public CropPair sample(long number, RandomStream random) {
        return pair;
    }

    @Override
    public long perEpoch() {
        return 1;
    }
}
