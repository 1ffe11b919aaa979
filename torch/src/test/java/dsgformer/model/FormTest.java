package dsgformer.model;

import static dsgformer.tensor.TensorAssert.assertTensor;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dsgformer.network.NormKind;
import dsgformer.network.dsgformer.DsgformerConfig;
import dsgformer.network.dsgformer.GateKind;
import dsgformer.network.dsgformer.Layout;
import dsgformer.network.dsgformer.ParameterTable;
import dsgformer.network.dsgformer.ScoreActivation;
import dsgformer.nn.Layer;
import dsgformer.nn.Parameters;
import dsgformer.tensor.InScope;
import dsgformer.tensor.Noise;
import dsgformer.tensor.ShapeMismatchException;
import dsgformer.tensor.Tensor;
import dsgformer.tensor.Tensors;
import dsgformer.weights.StateDict;
import dsgformer.weights.WeightsFromNames;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

@ExtendWith(InScope.class)
class FormTest {

    private static final int WIDTH = 8;
    private static final int HEADS = 2;

    static List<DsgformerConfig> everySwitch() {
        List<DsgformerConfig> all = new ArrayList<>();
        for (GateKind gate : GateKind.values()) {
            for (ScoreActivation act : ScoreActivation.values()) {
                for (NormKind norm : NormKind.values()) {
                    for (List<Double> ratios :
                            List.of(List.<Double>of(), Networks.PAPERS_RATIOS, List.of(1.0), List.of(0.75, 0.3))) {
                        all.add(Networks.block(ratios, act, gate, norm));
                    }
                }
            }
        }
        return all;
    }

    @ParameterizedTest
    @MethodSource("everySwitch")
    void aBlockHasTheSameValuesAndGradientsInBothForms(DsgformerConfig config) {
        StateDict weights = WeightsFromNames.of(
                ParameterTable.ofBlock("block", WIDTH, HEADS, config).shapes());
        Tensor x = Noise.of(1, 2, WIDTH, 16, 24);
        Tensor seen = Noise.of(2, 2, WIDTH, 16, 24);
        try (Parameters plain = Parameters.trainable(weights);
                Parameters fast = Parameters.trainable(weights)) {
            Tensor expected = block(Form.PLAIN, plain, config).forward(x);
            Tensor actual = block(Form.FAST, fast, config).forward(x);
            // outputs are about 1; the two sum in different orders
            assertTensor(actual).isCloseTo(expected, 1e-5);
            expected.mul(seen).sum().backward();
            actual.mul(seen).sum().backward();
            assertGradientsAgree(weights, plain, fast);
        }
    }

    @ParameterizedTest
    @EnumSource
    void theNetworkHasTheSameValuesAndGradientsInBothForms(Layout layout) {
        DsgformerConfig config = Networks.small(layout);
        StateDict weights = WeightsFromNames.of(config.shapes());
        Tensor blurred = Noise.of(1, 2, 3, 64, 128);
        Tensor seen = Noise.of(2, 2, 3, 64, 128);
        try (Parameters plain = Parameters.trainable(weights);
                Parameters fast = Parameters.trainable(weights)) {
            Tensor expected = new Dsgformer(config, plain.root(), Form.PLAIN).forward(blurred);
            Tensor actual = new Dsgformer(config, fast.root(), Form.FAST).forward(blurred.channelsLast());
            assertTensor(actual).isCloseTo(expected, 1e-5);
            expected.mul(seen).sum().backward();
            actual.mul(seen).sum().backward();
            assertGradientsAgree(weights, plain, fast);
        }
    }

    /** A picture of zeros has Q and K of length 0 in a network without biases. */
    @ParameterizedTest
    @EnumSource
    void aBlackPictureHasFiniteGradients(Form form) {
        DsgformerConfig config =
                Networks.block(Networks.PAPERS_RATIOS, ScoreActivation.RELU2, GateKind.DFGB, NormKind.BIASFREE);
        StateDict weights = WeightsFromNames.of(
                ParameterTable.ofBlock("block", WIDTH, HEADS, config).shapes());
        try (Parameters parameters = Parameters.trainable(weights)) {
            Tensor black = Noise.of(1, 1, WIDTH, 16, 16).mul(0);
            block(form, parameters, config).forward(black).add(1).sum().backward();
            assertTensor(parameters.flatGradients()).isFinite();
        }
    }

    @ParameterizedTest
    @EnumSource
    void aBlockRefusesSizesOfPartialJpegBlocksAndOtherWidths(Form form) {
        DsgformerConfig config =
                Networks.block(Networks.PAPERS_RATIOS, ScoreActivation.RELU2, GateKind.DFGB, NormKind.BIASFREE);
        StateDict weights = WeightsFromNames.of(
                ParameterTable.ofBlock("block", WIDTH, HEADS, config).shapes());
        try (Parameters parameters = Parameters.of(weights)) {
            assertThatThrownBy(() -> block(form, parameters, config).forward(Noise.of(1, 1, WIDTH, 16, 20)))
                    .isInstanceOf(ShapeMismatchException.class)
                    .hasMessageContaining("multiples of 8");
            assertThatThrownBy(() -> block(form, parameters, config).forward(Noise.of(1, 1, WIDTH + 1, 16, 16)))
                    .isInstanceOf(ShapeMismatchException.class)
                    .hasMessageContaining("[n, 8, h, w]");
        }
    }

    private static Layer block(Form form, Parameters parameters, DsgformerConfig config) {
        return form.block(parameters.root().at("block"), HEADS, config);
    }

    private static void assertGradientsAgree(StateDict weights, Parameters plain, Parameters fast) {
        Tensor all = plain.flatGradients();
        weights.names().forEach(name -> {
            Tensor chosen = Tensors.of(plain.mask(name::equals), weights.elements());
            assertThat(all.mul(chosen).abs().sum().item())
                    .as("gradient of %s", name)
                    .isPositive();
            // sums over all positions, in another order
            assertTensor(fast.flatGradients().mul(chosen))
                    .as("gradient of " + name)
                    .isRelativelyCloseTo(all.mul(chosen), 1e-4);
        });
    }
}
