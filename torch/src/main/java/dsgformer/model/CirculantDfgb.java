package dsgformer.model;

import dsgformer.nn.JpegBlocks;
import dsgformer.nn.QuantizationMatrix;
import dsgformer.tensor.Scope;
import dsgformer.tensor.Tensor;
import dsgformer.tensor.TensorShape;
import java.util.List;

/**
 * {@link Dfgb} without complex numbers: ℱ⁻¹(M̃ ⊙ ℱ(x)) = K · x for each block of 64 pixels, K being the symmetric
 * circulant matrix of M̃. One batched matrix product, the same on every device, linear in M.
 */
final class CirculantDfgb {

    private static final int SIDE = JpegBlocks.SIDE;

    private final Tensor quant;

    CirculantDfgb(Tensor quant) {
        this.quant = quant;
    }

    /** From U with its channels last, [n, h, w, c], to the same; h and w must be multiples of 8. */
    Tensor forward(Tensor u) {
        TensorShape s = u.shape();
        long n = s.axis(0);
        long rows = s.axis(1) / SIDE;
        long columns = s.axis(2) / SIDE;
        long c = s.axis(3);
        return Scope.chain(
                u,
                List.of(
                        x -> x.reshape(n, rows, SIDE, columns, SIDE, c)
                                .permute(5, 0, 1, 3, 2, 4)
                                .reshape(c, n * rows * columns, SIDE * SIDE),
                        blocks -> blocks.matmul(QuantizationMatrix.circulant(quant)),
                        blocks -> blocks.reshape(c, n, rows, columns, SIDE, SIDE)
                                .permute(1, 2, 4, 3, 5, 0)
                                .reshape(n, rows * SIDE, columns * SIDE, c),
                        Tensor::gelu));
    }
}
