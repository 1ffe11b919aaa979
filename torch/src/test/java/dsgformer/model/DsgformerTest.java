package dsgformer.model;

import static dsgformer.tensor.TensorAssert.assertTensor;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dsgformer.network.dsgformer.DsgformerConfig;
import dsgformer.network.dsgformer.Layout;
import dsgformer.nn.Parameters;
import dsgformer.tensor.InScope;
import dsgformer.tensor.Noise;
import dsgformer.tensor.Scope;
import dsgformer.tensor.ShapeMismatchException;
import dsgformer.tensor.Tensor;
import dsgformer.weights.StateDict;
import dsgformer.weights.Weight;
import dsgformer.weights.WeightsFromNames;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@ExtendWith(InScope.class)
class DsgformerTest {

    @ParameterizedTest
    @CsvSource({
        "LITERAL, 64, 64", "LITERAL, 128, 128", "LITERAL, 192, 256",
        "RESTORMER, 64, 64", "RESTORMER, 128, 128", "RESTORMER, 192, 256"
    })
    void featuresHaveTheShapesOfThePaper(Layout layout, long h, long w) {
        DsgformerConfig config = Networks.small(layout);
        long c = config.width();
        try (Parameters parameters = parameters(config, Map.of())) {
            Dsgformer network = new Dsgformer(config, parameters.root(), Form.FAST);
            Features features = network.features(Noise.of(1, 1, 3, h, w));
            assertThat(features.e1().shape().axes()).isEqualTo(List.of(1L, 2 * c, h / 2, w / 2));
            assertThat(features.e2().shape().axes()).isEqualTo(List.of(1L, 4 * c, h / 4, w / 4));
            assertThat(features.e3().shape().axes()).isEqualTo(List.of(1L, 8 * c, h / 8, w / 8));
            assertThat(features.e4().shape().axes()).isEqualTo(List.of(1L, 8 * c, h / 8, w / 8));
            assertThat(features.d().shape().axes()).isEqualTo(List.of(1L, 2 * c, h, w));
            assertThat(network.forward(Noise.of(1, 1, 3, h, w)).shape().axes()).isEqualTo(List.of(1L, 3L, h, w));
        }
    }

    @ParameterizedTest
    @EnumSource
    void aTailOfZerosLeavesThePictureAsItIs(Layout layout) {
        DsgformerConfig config = Networks.small(layout);
        try (Parameters parameters = parameters(config, Map.of("tail.weight", 0f, "tail.bias", 0f))) {
            Tensor blurred = Noise.of(1, 2, 3, 64, 64);
            assertTensor(new Dsgformer(config, parameters.root(), Form.PLAIN).forward(blurred))
                    .isCloseTo(blurred, 0);
        }
    }

    @ParameterizedTest
    @EnumSource
    void picturesOfABatchDoNotInfluenceEachOther(Form form) {
        DsgformerConfig config = Networks.small(Layout.LITERAL);
        try (Parameters parameters = parameters(config, Map.of())) {
            Dsgformer network = new Dsgformer(config, parameters.root(), form);
            Tensor both = Noise.of(1, 2, 3, 64, 64);
            // libtorch may sum in another order for another batch size
            assertTensor(network.forward(both).narrow(0, 1, 1)).isCloseTo(network.forward(both.narrow(0, 1, 1)), 1e-5);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aForwardPassLeavesOneTensorInTheScope(Form form) {
        DsgformerConfig config = Networks.small(Layout.RESTORMER);
        try (Parameters parameters = parameters(config, Map.of())) {
            Dsgformer network = new Dsgformer(config, parameters.root(), form);
            Tensor blurred = Noise.of(1, 1, 3, 64, 64);
            network.forward(blurred);
            long before = Scope.liveObjects();
            network.forward(blurred);
            assertThat(Scope.liveObjects() - before).isLessThanOrEqualTo(1);
        }
    }

    @ParameterizedTest
    @CsvSource({"100, 64", "64, 96", "63, 65"})
    void sizesThatAreNotMultiplesOf64AreRefused(long h, long w) {
        DsgformerConfig config = Networks.small(Layout.LITERAL);
        try (Parameters parameters = parameters(config, Map.of())) {
            Dsgformer network = new Dsgformer(config, parameters.root(), Form.FAST);
            assertThatThrownBy(() -> network.forward(Noise.of(1, 1, 3, h, w)))
                    .isInstanceOf(ShapeMismatchException.class)
                    .hasMessageContaining("multiples of 64")
                    .hasMessageContaining("[1, 3, " + h + ", " + w + "]");
        }
    }

    @ParameterizedTest
    @CsvSource({"1", "4"})
    void picturesOfOtherThanThreeChannelsAreRefused(long channels) {
        DsgformerConfig config = Networks.small(Layout.LITERAL);
        try (Parameters parameters = parameters(config, Map.of())) {
            Dsgformer network = new Dsgformer(config, parameters.root(), Form.FAST);
            assertThatThrownBy(() -> network.forward(Noise.of(1, 1, channels, 64, 64)))
                    .isInstanceOf(ShapeMismatchException.class)
                    .hasMessageContaining("[n, 3, h, w]")
                    .hasMessageContaining("[1, " + channels + ", 64, 64]");
        }
    }

    /** Parameters filled by name, but for {@code constants}. */
    private static Parameters parameters(DsgformerConfig config, Map<String, Float> constants) {
        Map<String, Weight> weights =
                new LinkedHashMap<>(WeightsFromNames.of(config.shapes()).asMap());
        constants.forEach((name, value) -> weights.computeIfPresent(name, (same, weight) -> {
            float[] values = new float[weight.values().length];
            Arrays.fill(values, value);
            return new Weight(weight.shape(), values);
        }));
        return Parameters.of(StateDict.of(weights));
    }
}
