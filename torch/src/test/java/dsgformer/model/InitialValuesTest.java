package dsgformer.model;

import static org.assertj.core.api.Assertions.assertThat;

import dsgformer.network.dsgformer.DsgformerConfig;
import dsgformer.network.dsgformer.Layout;
import dsgformer.random.RandomStream;
import dsgformer.weights.StateDict;
import dsgformer.weights.Weight;
import java.util.List;
import org.junit.jupiter.api.Test;

class InitialValuesTest {

    private final DsgformerConfig config = Networks.small(Layout.RESTORMER);
    private final StateDict values = InitialValues.of(config, RandomStream.of(1));

    @Test
    void everyParameterGetsAValueOfItsShape() {
        assertThat(values.names()).containsExactlyElementsOf(config.shapes().keySet());
        config.shapes()
                .forEach((name, shape) ->
                        assertThat(values.get(name).orElseThrow().shape()).isEqualTo(shape));
    }

    @Test
    void normsTemperaturesBranchWeightsAndQuantizationStartNeutral() {
        assertThat(of("encoder.1.blocks.0.norm.weight")).containsOnly(1);
        assertThat(of("encoder.1.blocks.0.norm.bias")).containsOnly(0);
        assertThat(of("encoder.1.blocks.0.attention.temperature")).containsOnly(1);
        assertThat(of("encoder.1.blocks.0.attention.topk_weight")).containsOnly(0.2f);
        assertThat(of("encoder.1.blocks.0.gate.quant")).containsOnly(1);
    }

    @Test
    void convolutionsAndTheirBiasesAreUniformInTheRangeOfTheFanIn() {
        requireRange("head", 3 * 9);
        requireRange("encoder.3.blocks.0.qkvu", 16);
        requireRange("encoder.3.blocks.0.qkvu_dw", 9);
        requireRange("encoder.3.down", 16 * 9);
        requireRange("decoder.3.reduce", 32);
    }

    private void requireRange(String convolution, int fanIn) {
        float bound = (float) (1 / Math.sqrt(fanIn));
        for (String part : List.of(".weight", ".bias")) {
            float[] drawn = of(convolution + part);
            assertThat(max(drawn)).as(convolution + part).isLessThanOrEqualTo(bound);
            if (drawn.length > 50) { // 50 uniform numbers all stay below 0.8 of their bound with a probability of 1e-5
                assertThat(max(drawn)).as(convolution + part).isGreaterThan(0.8f * bound);
            }
        }
    }

    @Test
    void equalSeedsGiveEqualValuesAndOtherSeedsOthers() {
        assertThat(InitialValues.of(config, RandomStream.of(1))).isEqualTo(values);
        assertThat(InitialValues.of(config, RandomStream.of(2))).isNotEqualTo(values);
    }

    @Test
    void parametersOfOneShapeDrawDifferentValues() {
        assertThat(of("encoder.1.blocks.0.proj.weight")).isNotEqualTo(of("encoder.2.blocks.0.proj.weight"));
        assertThat(of("decoder.1.blocks.0.proj.weight")).isNotEqualTo(of("refine.blocks.0.proj.weight"));
    }

    private float[] of(String name) {
        return values.get(name).map(Weight::values).orElseThrow();
    }

    private static float max(float[] numbers) {
        float max = 0;
        for (float number : numbers) {
            max = Math.max(max, Math.abs(number));
        }
        return max;
    }
}
