package dsgformer.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/**
 * The numbers come from a second implementation in Python; the bytes of head.weight are also in files PyTorch wrote.
 */
class WeightsFromNamesTest {

    private static final Offset<Float> ROUNDING = within(1e-7f); // one step of float32 near 1

    private static float[] first(int count, String name, int... axes) {
        float[] values = WeightsFromNames.of(Map.of(name, Shape.of(axes)))
                .get(name)
                .orElseThrow()
                .values();
        return Arrays.copyOf(values, count);
    }

    @Test
    void convolutionsAreScaledByTheirFanIn() {
        assertThat(first(4, "head.weight", 4, 3, 3, 3))
                .containsExactly(new float[] {0.15188983f, 0.07886111f, -0.09635501f, 0.18875845f}, ROUNDING);
    }

    @Test
    void namesAreHashedAsUtf8() {
        assertThat(first(2, "größe.weight", 1, 2)).containsExactly(new float[] {-1.0323076f, 0.26849657f}, ROUNDING);
    }

    @Test
    void everyKindOfParameterHasItsOwnScale() {
        assertThat(first(2, "norm.weight", 4)).containsExactly(new float[] {0.9525895f, 1.0833257f}, ROUNDING);
        assertThat(first(2, "norm.bias", 4)).containsExactly(new float[] {0.06941907f, 0.09054245f}, ROUNDING);
        assertThat(first(2, "attention.temperature", 2, 1, 1))
                .containsExactly(new float[] {0.9701562f, 0.98429465f}, ROUNDING);
        assertThat(first(2, "attention.topk_weight", 4))
                .containsExactly(new float[] {0.19781053f, 0.2181771f}, ROUNDING);
        assertThat(first(2, "gate.quant", 8, 1, 1, 8, 5))
                .containsExactly(new float[] {1.3887856f, 0.70621705f}, ROUNDING);
        assertThat(first(2, "bn.running_var", 4)).containsExactly(new float[] {1.361659f, 1.0480629f}, ROUNDING);
        assertThat(first(2, "bn.running_mean", 4)).containsExactly(new float[] {0.08470924f, 0.053034093f}, ROUNDING);
        assertThat(first(1, "bn.num_batches_tracked")).containsExactly(0);
    }

    @Test
    void gainScalesOnlyWhatHasTwoAxesOrMore() {
        Map<String, Shape> shapes = new LinkedHashMap<>();
        shapes.put("head.weight", Shape.of(4, 3, 3, 3));
        shapes.put("norm.weight", Shape.of(4));
        StateDict plain = WeightsFromNames.of(shapes);
        StateDict halved = WeightsFromNames.of(shapes, 0.5);
        float[] head = plain.get("head.weight").orElseThrow().values();
        float[] halvedHead = halved.get("head.weight").orElseThrow().values();
        for (int i = 0; i < head.length; i++) {
            assertThat(halvedHead[i]).isEqualTo(head[i] / 2); // a power of two: no rounding
        }
        assertThat(halved.get("norm.weight")).isEqualTo(plain.get("norm.weight"));
        assertThat(plain.names()).containsExactly("head.weight", "norm.weight");
    }
}
