package dsgformer.peers;

import dsgformer.tensor.Tensor;
import java.util.List;

/** Gates, [n, 2c, h, w] → [n, c, h, w]: the product of the two halves of the channels. */
public final class Halves {

    private Halves() {}

    /** First half · second half. */
    public static Tensor product(Tensor y) {
        List<Tensor> halves = y.chunk(2, 1);
        return halves.get(0).mul(halves.get(1));
    }

    /** GELU(first half) · second half. */
    public static Tensor geluProduct(Tensor y) {
        List<Tensor> halves = y.chunk(2, 1);
        return halves.get(0).gelu().mul(halves.get(1));
    }
}
