package dsgformer.model;

import static dsgformer.tensor.TensorAssert.assertTensor;

import dsgformer.network.NormKind;
import dsgformer.network.dsgformer.DsgformerConfig;
import dsgformer.network.dsgformer.GateKind;
import dsgformer.network.dsgformer.ScoreActivation;
import dsgformer.nn.Parameters;
import dsgformer.tensor.ElementType;
import dsgformer.tensor.InScope;
import dsgformer.tensor.Noise;
import dsgformer.tensor.Tensor;
import dsgformer.tensor.Tensors;
import dsgformer.weights.Shape;
import dsgformer.weights.StateDict;
import dsgformer.weights.Weight;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@ExtendWith(InScope.class)
class DtsasTest {

    private static final float TEMPERATURE = 2;

    /** A few roundings of numbers about 1 in float. */
    private static final double ROUNDING = 1e-6;

    /** Both forms, on [n, 1, d, positions]. */
    private enum Attention {
        PLAIN {
            @Override
            Tensor attend(Parameters parameters, DsgformerConfig config, Tensor q, Tensor k, Tensor v) {
                return new Dtsas(parameters.root(), config).attend(q, k, v);
            }
        },
        COMPOSED {
            @Override
            Tensor attend(Parameters parameters, DsgformerConfig config, Tensor q, Tensor k, Tensor v) {
                return new ComposedDtsas(parameters.root(), config)
                        .attend(positionsFirst(q), positionsFirst(k), positionsFirst(v))
                        .transpose(1, 2)
                        .unsqueeze(1);
            }

            private Tensor positionsFirst(Tensor x) {
                return x.transpose(-2, -1)
                        .reshape(x.shape().n(), x.shape().axis(3), x.shape().axis(2));
            }
        };

        abstract Tensor attend(Parameters parameters, DsgformerConfig config, Tensor q, Tensor k, Tensor v);

        Tensor attend(ScoreActivation act, List<Double> ratios, float[] weights, Tensor q, Tensor k, Tensor v) {
            Map<String, Weight> values = new LinkedHashMap<>();
            values.put("temperature", new Weight(Shape.of(1, 1, 1), new float[] {TEMPERATURE}));
            if (!ratios.isEmpty()) {
                values.put("topk_weight", new Weight(Shape.of(weights.length), weights));
            }
            DsgformerConfig config = Networks.block(ratios, act, GateKind.NONE, NormKind.BIASFREE);
            try (Parameters parameters = Parameters.of(StateDict.of(values))) {
                return attend(parameters, config, q, k, v);
            }
        }

        /** S of given similarities [4, 4]: K and V are unit vectors, and a fifth position gives Q its length. */
        Tensor scores(double[][] similarities, List<Double> ratios, float... weights) {
            float[] q = new float[20];
            float[] units = new float[20];
            for (int i = 0; i < 4; i++) {
                double square = 0;
                for (int j = 0; j < 4; j++) {
                    q[5 * i + j] = (float) similarities[i][j];
                    square += similarities[i][j] * similarities[i][j];
                }
                q[5 * i + 4] = (float) Math.sqrt(TEMPERATURE * TEMPERATURE - square);
                units[5 * i + i] = 1;
            }
            Tensor unit = Tensors.of(units, 1, 1, 4, 5);
            return attend(ScoreActivation.RELU2, ratios, weights, Tensors.of(q, 1, 1, 4, 5), unit, unit)
                    .narrow(3, 0, 4);
        }
    }

    @ParameterizedTest
    @EnumSource
    void theSpecificationsExampleGivesItsScores(Attention attention) {
        double[][] similarities = {{.9, -.2, .5, .1}, {.3, .8, -.6, .4}, {-.5, .2, .7, .6}, {.1, .05, -.3, .25}};
        assertTensor(attention.scores(similarities, List.of(0.25, 0.5, 0.75), .2f, .3f, .5f))
                .isCloseTo(
                        new double[] {.81, 0, .2, .005, .045, .64, 0, .128, 0, .02, .49, .288, .008, .00125, 0, .0625},
                        ROUNDING);
    }

    @ParameterizedTest
    @EnumSource
    void entriesThatTieWithTheThresholdStay(Attention attention) {
        double[][] similarities = {{.5, .5, .5, .25}, {.25, .5, .125, .5}, {1, .5, .5, .5}, {.5, .5, .5, .5}};
        assertTensor(attention.scores(similarities, List.of(0.25), 1))
                .isCloseTo(new double[] {.25, .25, .25, 0, 0, .25, 0, .25, 1, 0, 0, 0, .25, .25, .25, .25}, ROUNDING);
    }

    @ParameterizedTest
    @EnumSource
    void aBranchKeepsAtLeastOneEntryOfARow(Attention attention) {
        double[][] similarities = {{.9, .2, .5, .1}, {.3, .8, .6, .4}, {.5, .2, .7, .6}, {.1, .05, .3, .25}};
        assertTensor(attention.scores(similarities, List.of(0.01), 1))
                .isCloseTo(new double[] {.81, 0, 0, 0, 0, .64, 0, 0, 0, 0, .49, 0, 0, 0, .09, 0}, ROUNDING);
    }

    @ParameterizedTest
    @EnumSource
    void aBranchThatKeepsWholeRowsIsDenseAttention(Attention attention) {
        for (ScoreActivation act : ScoreActivation.values()) {
            Tensor q = Noise.of(1, 2, 1, 8, 30);
            Tensor k = Noise.of(2, 2, 1, 8, 30);
            Tensor v = Noise.of(3, 2, 1, 8, 30);
            Tensor dense = attention.attend(act, List.of(), new float[0], q, k, v);
            assertTensor(attention.attend(act, List.of(1.0), new float[] {1}, q, k, v))
                    .as(act.name())
                    .isCloseTo(dense, ROUNDING);
        }
    }

    @ParameterizedTest
    @EnumSource
    void underSoftmaxADroppedEntryHasNoShare(Attention attention) {
        Tensor q = Noise.of(1, 1, 1, 4, 9);
        Tensor k = Noise.of(2, 1, 1, 4, 9);
        Tensor ones = Tensors.zeros(ElementType.FLOAT32, 1, 1, 4, 9).add(1);
        double[] expected = ones.mul(0.5).toDoubles();
        // the kept scores add up to 1 in each row, so every row of S · 1 is W
        assertTensor(attention.attend(ScoreActivation.SOFTMAX, List.of(0.5), new float[] {0.5f}, q, k, ones))
                .isCloseTo(expected, ROUNDING);
    }

    @ParameterizedTest
    @EnumSource
    void scalingQAndKChangesNothing(Attention attention) {
        Tensor q = Noise.of(1, 1, 1, 8, 30);
        Tensor k = Noise.of(2, 1, 1, 8, 30);
        Tensor v = Noise.of(3, 1, 1, 8, 30);
        float[] weights = {.1f, .2f, .3f, .4f};
        Tensor once = attention.attend(ScoreActivation.RELU2, Networks.PAPERS_RATIOS, weights, q, k, v);
        assertTensor(attention.attend(
                        ScoreActivation.RELU2, Networks.PAPERS_RATIOS, weights, q.mul(1024), k.mul(0x1p-9), v))
                .isCloseTo(once, ROUNDING);
    }

    @ParameterizedTest
    @EnumSource
    void aQueryOfZerosAttendsToNothing(Attention attention) {
        Tensor zero = Noise.of(1, 1, 1, 8, 30).mul(0);
        Tensor v = Noise.of(3, 1, 1, 8, 30);
        assertTensor(attention.attend(ScoreActivation.RELU2, List.of(0.5), new float[] {1}, zero, v, v))
                .isCloseTo(zero, 0);
    }
}
