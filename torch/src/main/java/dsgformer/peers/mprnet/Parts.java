package dsgformer.peers.mprnet;

import dsgformer.tensor.Tensor;
import java.util.List;

/** Splits pictures in two along an axis, first parts before second ones along the batch, and joins them again. */
final class Parts {

    static final int ROWS = 2;
    static final int COLUMNS = 3;

    private Parts() {}

    /** [n, c, h, w] → [2n, c, h/2, w] or [2n, c, h, w/2]. */
    static Tensor cut(Tensor x, int axis) {
        List<Tensor> parts = x.chunk(2, axis);
        return parts.get(0).cat(parts.get(1), 0);
    }

    static Tensor join(Tensor parts, int axis) {
        List<Tensor> both = parts.chunk(2, 0);
        return both.get(0).cat(both.get(1), axis);
    }
}
