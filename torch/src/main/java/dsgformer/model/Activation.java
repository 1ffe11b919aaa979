package dsgformer.model;

import dsgformer.network.dsgformer.ScoreActivation;
import dsgformer.tensor.Tensor;

/** The score activations on similarities [n, heads, d, d], row by row, with or without entries that a mask dropped. */
final class Activation {

    private final ScoreActivation kind;

    Activation(ScoreActivation kind) {
        this.kind = kind;
    }

    Tensor dense(Tensor a) {
        return switch (kind) {
            case RELU2 -> a.relu().square();
            case RELU -> a.relu();
            case SOFTMAX -> a.softmax();
        };
    }

    /** Scores of the entries whose {@code mask} is 1; dropped ones are 0. */
    Tensor sparse(Tensor a, Tensor mask) {
        return switch (kind) {
            case RELU2, RELU -> dense(a).mul(mask);
            // exp(0) = 1: a dropped similarity set to 0 would keep a share of the attention under softmax
            case SOFTMAX -> dense(a.where(mask, Double.NEGATIVE_INFINITY));
        };
    }

    /** Whether {@code sparse(a, mask)} is {@code dense(a) · mask}, so that branches may share one activation. */
    boolean commutesWithMask() {
        return kind != ScoreActivation.SOFTMAX;
    }
}
