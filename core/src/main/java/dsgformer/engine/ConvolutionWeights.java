package dsgformer.engine;

import dsgformer.engine.kernel.PackedMatrix;
import java.util.Optional;

/**
 * A 3 × 3 convolution as a matrix [out, in · 9], packed; a bias is one more column.
 *
 * @param in channels that it reads
 */
record ConvolutionWeights(int in, PackedMatrix matrix) {

    static ConvolutionWeights of(WeightTree convolution, int in) {
        float[] weight = convolution.values("weight");
        return of(weight, convolution.find("bias").orElse(null), in, weight.length / (in * 9));
    }

    private static ConvolutionWeights of(float[] weight, float[] bias, int in, int out) {
        return new ConvolutionWeights(in, WeightTree.matrix(weight, bias, out, in * 9));
    }

    /**
     * An upsampling convolution and the half of a 1 × 1 convolution that reads its result, in one. A 1 × 1 convolution commutes with
     * PixelShuffle: Σ_c R[o, c] · shuffle(U x)[c] = shuffle(U' x)[o] with U'[4o + q] = Σ_c R[o, c] · U[4c + q], q being one of
     * the four places that a pixel becomes.
     *
     * @param reduce R, [out, in], whose first half of columns reads the upsampled features: U makes in / 2 channels of in
     */
    static ConvolutionWeights upThenReduce(WeightTree up, WeightTree reduce, int in) {
        float[] u = up.values("weight");
        float[] r = reduce.values("weight");
        int depth = in * 9;
        int middle = u.length / depth / 4;
        int out = r.length / (2 * middle);
        float[] folded = new float[out * 4 * depth];
        double[] row = new double[depth];
        for (int o = 0; o < out; o++) {
            for (int q = 0; q < 4; q++) {
                java.util.Arrays.fill(row, 0);
                for (int c = 0; c < middle; c++) {
                    double factor = r[o * 2 * middle + c];
                    int from = (4 * c + q) * depth;
                    for (int k = 0; k < depth; k++) {
                        row[k] += factor * u[from + k];
                    }
                }
                for (int k = 0; k < depth; k++) {
                    folded[(4 * o + q) * depth + k] = (float) row[k];
                }
            }
        }
        Optional<float[]> upBias = up.find("bias");
        return of(folded, upBias.map(b -> foldedBias(b, reduce, r, middle, out)).orElse(null), in, 4 * out);
    }

    private static float[] foldedBias(float[] upBias, WeightTree reduce, float[] r, int middle, int out) {
        float[] reduceBias = reduce.values("bias");
        float[] bias = new float[4 * out];
        for (int o = 0; o < out; o++) {
            for (int q = 0; q < 4; q++) {
                double sum = reduceBias[o];
                for (int c = 0; c < middle; c++) {
                    sum += (double) r[o * 2 * middle + c] * upBias[4 * c + q];
                }
                bias[4 * o + q] = (float) sum;
            }
        }
        return bias;
    }
}
