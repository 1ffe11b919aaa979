package dsgformer.engine;

import static dsgformer.network.dsgformer.ParameterNames.ATTENTION;
import static dsgformer.network.dsgformer.ParameterNames.BIAS;
import static dsgformer.network.dsgformer.ParameterNames.GATE;
import static dsgformer.network.dsgformer.ParameterNames.NORM;
import static dsgformer.network.dsgformer.ParameterNames.PROJ;
import static dsgformer.network.dsgformer.ParameterNames.QKVU;
import static dsgformer.network.dsgformer.ParameterNames.QKVU_DW;
import static dsgformer.network.dsgformer.ParameterNames.QUANT;
import static dsgformer.network.dsgformer.ParameterNames.TEMPERATURE;
import static dsgformer.network.dsgformer.ParameterNames.TOPK_WEIGHT;
import static dsgformer.network.dsgformer.ParameterNames.WEIGHT;

import dsgformer.engine.kernel.Depthwise;
import dsgformer.engine.kernel.Hartley;
import dsgformer.engine.kernel.PackedMatrix;
import dsgformer.network.NormKind;
import dsgformer.network.dsgformer.DsgformerConfig;
import dsgformer.network.dsgformer.GateKind;

/**
 * The parameters of a DSGA block, folded and packed.
 *
 * <p>LN is a part of the pointwise convolution: with γ and β its weight and bias, W_p LN(x) = (W' x + b' σ) / σ, where
 * W' = W_p diag(γ) and b' the convolution's bias; where LN subtracts the mean, W' = W_p diag(γ) (I − 11ᵀ/c) and b' also
 * holds W_p β. So the product runs over the features as they are, with σ as one more row if there is a b'.
 *
 * @param width c
 * @param parts 4 for Q, K, V, U, or 3 without a gate
 * @param pointwise W' and, if it is not zero, b' as its last column
 * @param depthwise {@link Depthwise#WEIGHTS} for each of the {@code parts · c} channels
 * @param temperature one factor per head
 * @param gate what {@link Hartley#factors} makes of M; empty for other gates
 * @param projection W_p of §2.1's last step and, if there is one, its bias as its last column
 */
@SuppressWarnings("ArrayRecordComponent") // shared on purpose: weights are large and never compared
record BlockWeights(
        int width,
        int parts,
        GateKind gateKind,
        PackedMatrix pointwise,
        float[] depthwise,
        float[] temperature,
        Scores scores,
        float[] gate,
        PackedMatrix projection) {

    static BlockWeights of(WeightTree block, DsgformerConfig config) {
        int width = block.at(NORM).values(WEIGHT).length;
        int parts = config.gate() == GateKind.NONE ? 3 : 4;
        return new BlockWeights(
                width,
                parts,
                config.gate(),
                pointwise(block, config.norm(), width, parts * width),
                depthwise(block, parts * width),
                block.at(ATTENTION).values(TEMPERATURE),
                new Scores(
                        config.act(),
                        config.ratios().stream()
                                .mapToDouble(Double::doubleValue)
                                .toArray(),
                        config.ratios().isEmpty()
                                ? new float[0]
                                : block.at(ATTENTION).values(TOPK_WEIGHT)),
                config.gate() == GateKind.DFGB ? Hartley.factors(block.at(GATE).values(QUANT)) : new float[0],
                projection(block, width));
    }

    int heads() {
        return temperature.length;
    }

    /** Channels per head. */
    int headWidth() {
        return width / heads();
    }

    /** How many values they are. */
    long elements() {
        return (long) pointwise.values().length + depthwise.length + gate.length + projection.values().length;
    }

    /** Whether the pointwise product reads σ as one more row. */
    boolean readsDeviation() {
        return pointwise.depth() > width;
    }

    private static PackedMatrix pointwise(WeightTree block, NormKind norm, int width, int rows) {
        float[] w = block.at(QKVU).values(WEIGHT);
        float[] gamma = block.at(NORM).values(WEIGHT);
        float[] bias = block.at(QKVU).find(BIAS).orElse(null);
        return switch (norm) {
            case BIASFREE -> {
                PackedMatrix.Entry scaled = (o, c) -> (double) w[o * width + c] * gamma[c];
                yield bias == null
                        ? PackedMatrix.of(rows, width, scaled)
                        : PackedMatrix.of(rows, width + 1, (o, c) -> c == width ? bias[o] : scaled.at(o, c));
            }
            case WITHBIAS -> {
                float[] beta = block.at(NORM).values(BIAS);
                double[] means = new double[rows];
                double[] biases = new double[rows];
                for (int o = 0; o < rows; o++) {
                    biases[o] = bias == null ? 0 : bias[o];
                    for (int c = 0; c < width; c++) {
                        means[o] += (double) w[o * width + c] * gamma[c] / width;
                        biases[o] += (double) w[o * width + c] * beta[c];
                    }
                }
                yield PackedMatrix.of(
                        rows,
                        width + 1,
                        (o, c) -> c == width ? biases[o] : (double) w[o * width + c] * gamma[c] - means[o]);
            }
        };
    }

    private static float[] depthwise(WeightTree block, int channels) {
        float[] kernels = block.at(QKVU_DW).values(WEIGHT);
        float[] biases = block.at(QKVU_DW).find(BIAS).orElseGet(() -> new float[channels]);
        float[] weights = new float[channels * Depthwise.WEIGHTS];
        for (int c = 0; c < channels; c++) {
            System.arraycopy(kernels, c * 9, weights, c * Depthwise.WEIGHTS, 9);
            weights[c * Depthwise.WEIGHTS + 9] = biases[c];
        }
        return weights;
    }

    private static PackedMatrix projection(WeightTree block, int width) {
        return WeightTree.matrix(
                block.at(PROJ).values(WEIGHT), block.at(PROJ).find(BIAS).orElse(null), width, width);
    }
}
