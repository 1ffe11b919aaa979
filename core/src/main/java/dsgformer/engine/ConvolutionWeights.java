package dsgformer.engine;

import dsgformer.engine.kernel.PackedMatrix;
import dsgformer.engine.kernel.Panel;
import dsgformer.engine.kernel.Winograd;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A 3 × 3 convolution as {@link Winograd} needs it: for each position a matrix [out, in], packed.
 *
 * @param in channels that it reads
 * @param bias one value per channel that comes out, and zeros to the last panel's end
 */
@SuppressWarnings("ArrayRecordComponent") // shared on purpose: weights are large and never compared
record ConvolutionWeights(int in, List<PackedMatrix> positions, float[] bias) {

    static ConvolutionWeights of(WeightTree convolution, int in) {
        float[] weight = convolution.values("weight");
        return of(weight, convolution.find("bias").orElse(null), in, weight.length / (in * 9));
    }

    private static ConvolutionWeights of(float[] weight, float[] bias, int in, int out) {
        List<PackedMatrix> positions = IntStream.range(0, Winograd.POSITIONS)
                .mapToObj(p -> PackedMatrix.of(
                        out, in, (o, c) -> Winograd.transformed(weight, (o * in + c) * 9, p / 4, p % 4)))
                .toList();
        float[] biases = bias == null ? new float[0] : bias;
        return new ConvolutionWeights(in, positions, Arrays.copyOf(biases, PackedMatrix.panels(out) * Panel.ROWS));
    }

    /** How many values they are. */
    long elements() {
        return positions.stream().mapToLong(matrix -> matrix.values().length).sum() + bias.length;
    }

    /** Panels of channels that come out. */
    int panels() {
        return positions.get(0).panels();
    }

    /**
     * An upsampling convolution and the half of a 1 × 1 convolution that reads its result, in one. A 1 × 1 convolution
     * commutes with PixelShuffle: Σ_c R[o, c] · shuffle(U x)[c] = shuffle(U' x)[o] with U'[4o + q] = Σ_c R[o, c] · U[4c
     * + q], q being one of the four places that a pixel becomes.
     *
     * @param reduce R, [out, in], whose first half of columns reads the upsampled features: U makes in / 2 channels of
     *     in
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
                Arrays.fill(row, 0);
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
