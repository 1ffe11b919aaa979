package dsgformer.train;

import dsgformer.data.CropPair;
import dsgformer.data.RandomStream;

/** The same pair again and again. */
record Always(CropPair pair) implements Samples {

    @Override
    public CropPair sample(long number, RandomStream random) {
        return pair;
    }

    @Override
    public long perEpoch() {
        return 1;
    }
}
