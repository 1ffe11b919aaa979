package dsgformer.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dsgformer.network.dsgformer.DsgformerConfig;
import dsgformer.network.dsgformer.Layout;
import dsgformer.nn.Parameters;
import dsgformer.tensor.ElementType;
import dsgformer.tensor.Gradients;
import dsgformer.tensor.InScope;
import dsgformer.tensor.Noise;
import dsgformer.tensor.Scope;
import dsgformer.tensor.Tensor;
import dsgformer.weights.StateDict;
import dsgformer.weights.WeightsFromNames;
import java.util.LinkedHashSet;
import java.util.Set;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Gradients of a whole network against central differences, in FLOAT64. */
@ExtendWith(InScope.class)
class GradientTest {

    /** Small enough that no similarity of these inputs crosses its row's threshold, where the network jumps. */
    private static final double STEP = 1e-5;

    /** STEP² of truncation, and 1e-16 / STEP of rounding on a loss of about 100; relative to the kind's gradients. */
    private static final double TOLERANCE = 1e-6;

    @ParameterizedTest
    @CsvSource({"LITERAL, PLAIN", "RESTORMER, FAST"})
    void everyKindOfParameterHasTheGradientOfItsDifferences(Layout layout, Form form) {
        DsgformerConfig config = Networks.small(layout);
        StateDict weights = WeightsFromNames.of(config.shapes());
        try (Parameters parameters = Parameters.of(weights, ElementType.FLOAT64, true)) {
            Dsgformer network = new Dsgformer(config, parameters.root(), form);
            Tensor blurred = Noise.ofDoubles(1, 1, 3, 64, 64);
            Tensor seen = Noise.ofDoubles(2, 1, 3, 64, 64);
            loss(network, blurred, seen).backward();
            double[] gradients = parameters.flatGradients().toDoubles();
            Set<String> compared = new LinkedHashSet<>();
            for (String name : weights.names()) {
                int first = first(parameters.mask(name::equals));
                int count = weights.get(name).orElseThrow().values().length;
                double size = largest(gradients, first, count);
                assertThat(size).as("gradient of %s", name).isPositive();
                if (!compared.add(kind(name))) {
                    continue;
                }
                for (int element : new int[] {first, first + count - 1}) {
                    Tensor value = parameters.flatValues().narrow(0, element, 1);
                    double difference = difference(network, blurred, seen, value);
                    assertThat(gradients[element])
                            .as("derivative by element %d of %s", element - first, name)
                            .isCloseTo(difference, within(TOLERANCE * Math.max(size, 1)));
                }
            }
            assertThat(compared)
                    .contains(
                            "gate.quant",
                            "attention.topk_weight",
                            "attention.temperature",
                            "norm.weight",
                            "norm.bias",
                            "qkvu.weight",
                            "qkvu.bias",
                            "qkvu_dw.weight",
                            "proj.weight",
                            "head.weight",
                            "tail.weight",
                            "down.weight",
                            "up.weight",
                            "reduce.weight");
        }
    }

    private static Tensor loss(Dsgformer network, Tensor blurred, Tensor seen) {
        return network.forward(blurred).mul(seen).sum();
    }

    private static double difference(Dsgformer network, Tensor blurred, Tensor seen, Tensor value) {
        return Gradients.off(() -> Scope.compute(() -> {
            Tensor step = value.mul(0).add(STEP);
            value.inPlace().add(step);
            double above = loss(network, blurred, seen).item();
            value.inPlace().add(step.mul(-2));
            double below = loss(network, blurred, seen).item();
            value.inPlace().add(step);
            return (above - below) / (2 * STEP);
        }));
    }

    /** The last two words of a name, which say what a parameter does. */
    private static String kind(String name) {
        String[] words = name.split("\\.", -1);
        return words[words.length - 2] + "." + words[words.length - 1];
    }

    private static int first(float[] mask) {
        int i = 0;
        while (mask[i] == 0) {
            i++;
        }
        return i;
    }

    private static double largest(double[] values, int from, int count) {
        double largest = 0;
        for (int i = from; i < from + count; i++) {
            largest = Math.max(largest, Math.abs(values[i]));
        }
        return largest;
    }
}
