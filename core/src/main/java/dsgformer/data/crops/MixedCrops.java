package dsgformer.data.crops;

import dsgformer.data.CropPair;
import dsgformer.data.RandomStream;

/**
 * Pairs from one of two sources, by chance.
 *
 * @param realShare how often the pair is a real one, in [0, 1]
 * @throws IllegalArgumentException if the share is not in [0, 1]
 */
public record MixedCrops(double realShare, CropSource real, CropSource synthetic) implements CropSource {

    public MixedCrops {
        if (!(realShare >= 0 && realShare <= 1)) {
            throw new IllegalArgumentException("the share of real pairs must be in [0, 1], got " + realShare);
        }
    }

    @Override
    public CropPair next(int side, RandomStream random) {
        return (random.chance(realShare) ? real : synthetic).next(side, random);
    }
}
