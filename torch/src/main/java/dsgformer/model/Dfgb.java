package dsgformer.model;

import dsgformer.nn.JpegBlocks;
import dsgformer.nn.QuantizationMatrix;
import dsgformer.tensor.Tensor;

/**
 * Discriminative frequency-domain gated block, §2.1: U₁ = ℱ(𝒫(U)), U₂ = ℱ⁻¹(M ⊙ U₁), U_out = GELU(𝒫⁻¹(U₂)), where 𝒫
 * cuts into 8 × 8 blocks and ℱ is the real Fourier transform of each. From [n, c, h, w] to the same shape.
 *
 * @param quant M, [c, 1, 1, 8, 5]; it acts through its symmetrized form, see {@link QuantizationMatrix}
 */
public record Dfgb(Tensor quant) implements Gate {

    /**
     * {@inheritDoc}
     *
     * @throws dsgformer.tensor.ShapeMismatchException unless h and w are multiples of 8
     */
    @Override
    public Tensor forward(Tensor u) {
        Tensor u1 = JpegBlocks.unfold(u).rfft2();
        Tensor u2 = u1.mul(QuantizationMatrix.symmetrized(quant)).irfft2();
        return JpegBlocks.fold(u2).gelu();
    }
}
