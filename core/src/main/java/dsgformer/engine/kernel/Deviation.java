package dsgformer.engine.kernel;

/**
 * What LN of §2.1 needs of a strip: 1/σ of each pixel, σ = √(variance over channels + 1e-5), the variance being the
 * biased one. Its other factors and addends are part of the weights that follow, see {@code engine.BlockWeights}.
 */
public interface Deviation {

    /** What is added to the variance. */
    float EPSILON = 1e-5f;

    /**
     * 1/σ of the {@link Strip#PIXELS} pixels of one strip.
     *
     * @param x channel c begins at {@code xAt + c · 32}
     * @param inverse where 1/σ goes, from {@code inverseAt} on
     */
    void inverse(float[] x, int xAt, int channels, float[] inverse, int inverseAt);
}
