package dsgformer.model;

import dsgformer.network.dsgformer.DsgformerConfig;
import dsgformer.tensor.Tensor;

/**
 * T_k of §2.1: of each row of similarities, keeps what is not below the row's k-th largest; ties stay.
 *
 * @param keepFraction k as a share of the row, in (0, 1]; at least one entry is kept
 */
record TopK(double keepFraction) {

    TopK {
        if (!(keepFraction > 0 && keepFraction <= 1)) {
            throw new IllegalArgumentException("keepFraction must be in (0, 1], got " + keepFraction);
        }
    }

    /** k for rows of {@code length} entries. */
    long count(long length) {
        return DsgformerConfig.kept(keepFraction, Math.toIntExact(length));
    }

    /** 1 where an entry of a [.., d, d] is kept, else 0. The threshold τ is a constant to the gradient. */
    Tensor mask(Tensor a) {
        return mask(a, a.detach().largest(count(a.shape().axis(-1))));
    }

    /** As {@link #mask(Tensor)}, given at least the k largest of each row in falling order. */
    Tensor mask(Tensor a, Tensor sorted) {
        Tensor threshold = sorted.narrow(-1, count(a.shape().axis(-1)) - 1, 1);
        return a.detach().atLeast(threshold);
    }
}
