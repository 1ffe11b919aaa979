package dsgformer.train.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dsgformer.nn.Parameters;
import dsgformer.tensor.InScope;
import dsgformer.tensor.Noise;
import dsgformer.tensor.Tensor;
import dsgformer.train.config.TrainingConfig;
import dsgformer.weights.Shape;
import dsgformer.weights.StateDict;
import dsgformer.weights.WeightsFromNames;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(InScope.class)
class AdamWTest {

    private static final double RATE = 0.01;
    private static final double DECAY = 0.1;

    private final StateDict start = WeightsFromNames.of(shapes());
    private final Parameters parameters = Parameters.trainable(start);
    private final int count = (int) start.elements();

    private static Map<String, Shape> shapes() {
        Map<String, Shape> shapes = new LinkedHashMap<>();
        shapes.put("b.proj.weight", Shape.of(2, 2, 1, 1));
        shapes.put("b.proj.bias", Shape.of(2));
        shapes.put("b.norm.weight", Shape.of(2));
        shapes.put("b.norm.bias", Shape.of(2));
        shapes.put("b.gate.quant", Shape.of(2));
        shapes.put("b.attention.temperature", Shape.of(1));
        shapes.put("b.attention.topk_weight", Shape.of(3));
        return shapes;
    }

    private AdamW optimizer(double decay, double clip) {
        return new AdamW(
                parameters,
                new TrainingConfig.Optimizer(RATE, RATE, 0.9, 0.999, 1e-8, decay, clip, 1),
                "b.proj.weight"::equals);
    }

    @AfterEach
    void close() {
        parameters.close();
    }

    @Test
    void stepsFollowThePapersFormula() {
        double[] w = parameters.flatValues().toDoubles();
        double[] m = new double[count];
        double[] v = new double[count];
        float[] kernels = parameters.mask("b.proj.weight"::equals);
        try (AdamW optimizer = optimizer(DECAY, 0)) {
            for (int step = 1; step <= 7; step++) {
                Tensor gradient = Noise.of(step, count);
                parameters.flatGradients().inPlace().copy(gradient);
                optimizer.step(step, RATE / step);
                double[] g = gradient.toDoubles();
                for (int i = 0; i < count; i++) {
                    m[i] = 0.9 * m[i] + 0.1 * g[i];
                    v[i] = 0.999 * v[i] + 0.001 * g[i] * g[i];
                    double mean = m[i] / (1 - Math.pow(0.9, step));
                    double square = v[i] / (1 - Math.pow(0.999, step));
                    w[i] -= RATE / step * (mean / (Math.sqrt(square) + 1e-8) + kernels[i] * DECAY * w[i]);
                }
            }
        }
        double[] actual = parameters.flatValues().toDoubles();
        for (int i = 0; i < count; i++) {
            // seven steps in float on numbers about 1
            assertThat(actual[i]).isCloseTo(w[i], within(1e-6));
        }
    }

    @Test
    void withoutGradientsDecayShrinksKernelsOnly() {
        double[] before = parameters.flatValues().toDoubles();
        float[] kernels = parameters.mask("b.proj.weight"::equals);
        try (AdamW optimizer = optimizer(DECAY, 0)) {
            optimizer.step(1, RATE);
        }
        double[] after = parameters.flatValues().toDoubles();
        for (int i = 0; i < count; i++) {
            assertThat(after[i]).isCloseTo(before[i] * (kernels[i] == 1 ? 1 - RATE * DECAY : 1), within(1e-7));
        }
    }

    @Test
    void aLongGradientIsClippedAndItsNormReturned() {
        parameters.flatGradients().inPlace().copy(Noise.of(1, count));
        double norm = norm();
        try (AdamW optimizer = optimizer(0, norm / 2)) {
            assertThat(optimizer.clip()).isCloseTo(norm, within(1e-6));
        }
        assertThat(norm()).isCloseTo(norm / 2, within(1e-5));
    }

    @Test
    void aShortGradientIsNotClipped() {
        Tensor gradient = Noise.of(1, count);
        parameters.flatGradients().inPlace().copy(gradient);
        for (double clip : new double[] {2 * norm(), 0}) {
            try (AdamW optimizer = optimizer(0, clip)) {
                optimizer.clip();
            }
            assertThat(parameters.flatGradients().toFloats()).isEqualTo(gradient.toFloats());
        }
    }

    @Test
    void savedMomentsAreRestoredUnchanged() {
        parameters.flatGradients().inPlace().copy(Noise.of(1, count));
        try (AdamW one = optimizer(DECAY, 0);
                AdamW other = optimizer(DECAY, 0)) {
            one.step(1, RATE);
            other.restore(one.mean(), one.square());
            assertThat(other.mean()).isEqualTo(one.mean());
            assertThat(other.square()).isEqualTo(one.square());
            assertThat(one.mean().names()).isEqualTo(start.names());
        }
    }

    private double norm() {
        return parameters.flatGradients().square().sum().sqrt().item();
    }
}
