package dsgformer.engine;

import dsgformer.engine.kernel.Kernels;

/**
 * Deep sparse gated attention, Y = W_p(DFGB(U) ⊙ Att(Q, K, V)) + X (§2.1), in two passes over the features X, which
 * become Y: {@link FirstPass} down the rows in bands, {@link SecondPass} over the strips, and between them the scores,
 * for which sums over all of the first pass are needed. Bands and strips are shared out to threads; what a thread
 * computes of one does not depend on where its share begins.
 *
 * @param x the features, which the block changes
 * @param shared what the first pass leaves to the second
 */
record Block(BlockWeights weights, Kernels kernels, AttentionSpace space, FeatureMap x, PassBuffers shared)
        implements Step {

    @Override
    public void run(Workers workers, Scratch[] scratch) {
        int bands = AttentionSpace.bands(x.height());
        workers.run(i -> new FirstPass(this, scratch[i]).over(WorkRange.of(bands, i, workers.count())));
        workers.run(i -> space.score(WorkRange.of(weights.width(), i, workers.count()), weights, scratch[i].scores()));
        int strips = x.height() * x.strips();
        workers.run(i -> new SecondPass(this, scratch[i]).over(WorkRange.of(strips, i, workers.count())));
    }
}
