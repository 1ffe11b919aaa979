package dsgformer.peers.fftformer;

import dsgformer.nn.JpegBlocks;
import dsgformer.tensor.Scope;
import dsgformer.tensor.Tensor;
import dsgformer.tensor.TensorShape;
import dsgformer.tensor.Tensors;
import java.util.ArrayList;
import java.util.List;

/**
 * ℱ⁻¹(ℱ(a) ⊙ ℱ(b)) of 8 × 8 patches with ℱ as products by matrices of cosines and sines: 64 pixels have 34 frequencies
 * none of which is the conjugate of another, and a library's transform of so few pixels is mostly overhead.
 */
final class CircularConvolution {

    private static final int SIDE = JpegBlocks.SIDE;
    private static final int PIXELS = SIDE * SIDE;

    /** The frequencies (u, v), one entry each. */
    private static final List<int[]> FREQUENCIES = frequencies();

    private static final int COUNT = FREQUENCIES.size();

    /** [68, 64]: real parts, then imaginary ones. */
    private static final float[] FORWARD = forward();

    /** [68, 64]: the inverse, the pixels of each of those coefficients. */
    private static final float[] BACKWARD = backward();

    private CircularConvolution() {}

    /** Convolves the first half of the channels with the second: [n, 2c, h, w] → [n, c, h, w]. */
    static Tensor ofHalves(Tensor pairs) {
        TensorShape s = pairs.shape();
        long patches = s.h() * s.w() / PIXELS;
        Tensor spectra = Scope.keep(() -> Tensors.of(FORWARD, 2L * COUNT, PIXELS)
                .as(pairs)
                .matmul(JpegBlocks.unfold(pairs)
                        .reshape(s.n() * s.c() * patches, PIXELS)
                        .transpose(0, 1))
                .reshape(2, COUNT, s.n(), 2, s.c() / 2 * patches));
        Tensor products = Scope.keep(() -> products(spectra).reshape(2L * COUNT, s.n() * s.c() / 2 * patches));
        return JpegBlocks.fold(products.transpose(0, 1)
                .matmul(Tensors.of(BACKWARD, 2L * COUNT, PIXELS).as(pairs))
                .reshape(s.n(), s.c() / 2, s.h() / SIDE, s.w() / SIDE, SIDE, SIDE));
    }

    /**
     * (a + bi) (c + di) of [2, …, 2, m], real and imaginary parts along the first axis, the factors along the last but
     * one.
     */
    private static Tensor products(Tensor spectra) {
        Tensor real = spectra.narrow(0, 0, 1);
        Tensor imaginary = spectra.narrow(0, 1, 1);
        Tensor a = real.narrow(3, 0, 1);
        Tensor b = imaginary.narrow(3, 0, 1);
        Tensor c = real.narrow(3, 1, 1);
        Tensor d = imaginary.narrow(3, 1, 1);
        Tensor ofReal = a.mul(c);
        ofReal.inPlace().addProduct(b, d, -1);
        Tensor ofImaginary = a.mul(d);
        ofImaginary.inPlace().addProduct(b, c, 1);
        return ofReal.cat(ofImaginary, 0);
    }

    private static List<int[]> frequencies() {
        List<int[]> frequencies = new ArrayList<>();
        for (int v = 0; v <= SIDE / 2; v++) {
            for (int u = 0; u < SIDE; u++) {
                if (v % (SIDE / 2) != 0 || u <= SIDE / 2) {
                    frequencies.add(new int[] {u, v});
                }
            }
        }
        return frequencies;
    }

    private static float[] forward() {
        float[] matrix = new float[2 * COUNT * PIXELS];
        for (int f = 0; f < COUNT; f++) {
            for (int pixel = 0; pixel < PIXELS; pixel++) {
                matrix[f * PIXELS + pixel] = (float) Math.cos(angle(f, pixel));
                matrix[(COUNT + f) * PIXELS + pixel] = (float) -Math.sin(angle(f, pixel));
            }
        }
        return matrix;
    }

    private static float[] backward() {
        float[] matrix = forward();
        for (int f = 0; f < COUNT; f++) {
            int[] uv = FREQUENCIES.get(f);
            boolean ownConjugate = uv[0] % (SIDE / 2) == 0 && uv[1] % (SIDE / 2) == 0;
            float times = (ownConjugate ? 1f : 2f) / PIXELS;
            for (int pixel = 0; pixel < PIXELS; pixel++) {
                matrix[f * PIXELS + pixel] *= times;
                matrix[(COUNT + f) * PIXELS + pixel] *= times;
            }
        }
        return matrix;
    }

    private static double angle(int frequency, int pixel) {
        int[] uv = FREQUENCIES.get(frequency);
        return 2 * Math.PI * (uv[0] * (pixel / SIDE) + uv[1] * (pixel % SIDE)) / SIDE;
    }
}
