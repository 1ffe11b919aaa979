package dsgformer.network.dsgformer;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dsgformer.weights.Shape;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ParameterTableTest {

    private static final String SMALL_NETWORK =
            "{\"layout\":\"%s\",\"width\":8,\"enc\":[1,1,1,2],\"dec\":[1,1,1],\"norm\":\"%s\",\"bias\":%s}";

    /** Of an independent implementation, in its order. */
    private static Map<String, Shape> reference(String name) throws IOException {
        try (InputStream in = ParameterTableTest.class.getResourceAsStream("/parity/" + name + ".state_dict.json")) {
            Map<String, Shape> shapes = new LinkedHashMap<>();
            new JsonMapper()
                    .readValue(in, new TypeReference<LinkedHashMap<String, List<Integer>>>() {})
                    .forEach((parameter, axes) -> shapes.put(parameter, new Shape(axes)));
            return shapes;
        }
    }

    @ParameterizedTest
    @CsvSource({"paper, 15570829", "paper-restormer, 15568344", "small, 4378388", "tiny, 982914"})
    void presetsHaveTheirPublishedSizeToTheDigit(String label, long parameters) {
        assertThat(Preset.named(label).orElseThrow().config().parameterCount()).isEqualTo(parameters);
    }

    @ParameterizedTest
    @EnumSource
    void presetsHaveTheReferencesNamesShapesAndOrder(Preset preset) throws IOException {
        assertThat(preset.config().shapes()).containsExactlyEntriesOf(reference("preset-" + preset.label()));
    }

    @ParameterizedTest
    @CsvSource({"literal, withbias, true, 233532", "restormer, biasfree, false, 180542"})
    void smallNetworksHaveTheReferencesNamesShapesAndOrder(String layout, String norm, boolean bias, long count)
            throws IOException {
        DsgformerConfig config = DsgformerConfig.fromJson(SMALL_NETWORK.formatted(layout, norm, bias));
        assertThat(config.shapes()).containsExactlyEntriesOf(reference("network-" + layout));
        assertThat(config.parameterCount()).isEqualTo(count);
    }

    /** Weight decay would wear down M, the temperatures, W_n and LN, whose neutral value is not 0. */
    @Test
    void kernelsAreTheWeightsOfConvolutionsAndNothingElse() {
        assertThat(ParameterTable.ofBlock("block", 32, 2, Preset.SMALL.config()).kernels())
                .containsExactly("block.qkvu.weight", "block.qkvu_dw.weight", "block.proj.weight");
        assertThat(Preset.PAPER.config().blueprint().kernels())
                .containsAll(List.of("head.weight", "encoder.1.down.weight", "decoder.4.reduce.weight", "tail.weight"))
                .noneMatch(name -> name.endsWith("norm.weight") || name.endsWith("topk_weight"));
    }

    @Test
    void aDenseBlockWithoutGateHasNeitherTopKWeightsNorQuantization() {
        DsgformerConfig switches = DsgformerConfig.fromJson("{\"layout\":\"literal\",\"width\":8,\"enc\":[1,1,1,1],"
                + "\"dec\":[1,1,1],\"norm\":\"biasfree\",\"bias\":false,\"gate\":\"none\",\"ratios\":[]}");
        assertThat(ParameterTable.ofBlock("block", 8, 2, switches).shapes())
                .containsOnly(
                        Map.entry("block.norm.weight", Shape.of(8)),
                        Map.entry("block.qkvu.weight", Shape.of(24, 8, 1, 1)),
                        Map.entry("block.qkvu_dw.weight", Shape.of(24, 1, 3, 3)),
                        Map.entry("block.attention.temperature", Shape.of(2, 1, 1)),
                        Map.entry("block.proj.weight", Shape.of(8, 8, 1, 1)));
    }
}
