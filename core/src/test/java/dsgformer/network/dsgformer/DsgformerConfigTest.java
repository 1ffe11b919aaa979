package dsgformer.network.dsgformer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dsgformer.network.InvalidConfigException;
import dsgformer.network.NormKind;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class DsgformerConfigTest {

    private static final String TINY = "{\"layout\":\"restormer\",\"width\":16,\"enc\":[1,2,3,4],\"dec\":[3,2,1],"
            + "\"refine\":0,\"heads\":[1,2,4,8],\"ratios\":[0.125,0.25,0.5,0.75],\"act\":\"relu2\",\"gate\":\"dfgb\","
            + "\"norm\":\"biasfree\",\"bias\":false}";

    private static ObjectNode tiny() {
        try {
            return (ObjectNode) new JsonMapper().readTree(TINY);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void jsonSpellsNamesAsFilesAndParityCasesDo() {
        assertThat(Preset.TINY.config().toJson()).isEqualTo(TINY);
    }

    @ParameterizedTest
    @EnumSource
    void presetsRoundTripThroughJson(Preset preset) {
        assertThat(DsgformerConfig.fromJson(preset.config().toJson())).isEqualTo(preset.config());
    }

    @Test
    void everyChoiceRoundTripsThroughJson() {
        for (ScoreActivation act : ScoreActivation.values()) {
            for (GateKind gate : GateKind.values()) {
                DsgformerConfig config = new DsgformerConfig(
                        Layout.RESTORMER,
                        8,
                        List.of(0, 1, 0, 1),
                        List.of(1, 0, 1),
                        2,
                        List.of(8, 1, 1, 1),
                        List.of(),
                        act,
                        gate,
                        NormKind.WITHBIAS,
                        true);
                assertThat(DsgformerConfig.fromJson(config.toJson())).isEqualTo(config);
            }
        }
    }

    @Test
    void absentKeysTakeThePapersValues() {
        ObjectNode json = tiny().without(List.of("refine", "heads", "ratios", "act", "gate"));
        assertThat(DsgformerConfig.fromJson(json.toString())).isEqualTo(Preset.TINY.config());
    }

    @ParameterizedTest
    @ValueSource(strings = {"layout", "width", "enc", "dec", "norm", "bias"})
    void aMissingKeyIsNamed(String key) {
        assertThatThrownBy(() -> DsgformerConfig.fromJson(tiny().without(key).toString()))
                .isInstanceOf(InvalidConfigException.class)
                .hasMessage("network." + key + " is missing");
    }

    @Test
    void anUnknownKeyIsNamed() {
        assertThatThrownBy(() -> DsgformerConfig.fromJson(tiny().put("depth", 3).toString()))
                .isInstanceOf(InvalidConfigException.class)
                .hasMessageContaining("depth");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            width  | 15                     | network.width must be an even number
            width  | 0                      | network.width must be
            width  | 2000                   | network.width must be
            width  | 16.5                   | not a network configuration
            width  | "16"                   | not a network configuration
            enc    | [1,2,3]                | network.enc must be four block counts
            enc    | [1,2,3,-1]             | network.enc must be
            enc    | [1,2,3,null]           | not a network configuration
            dec    | [1,2,300]              | network.dec must be
            refine | -1                     | network.refine must be
            heads  | [1,2,4,7]              | network.heads must be divisors
            heads  | [0,2,4,8]              | network.heads must be
            ratios | [0.5,0]                | network.ratios must be shares
            ratios | [1.5]                  | network.ratios must be shares
            act    | "gelu"                 | not a network configuration
            gate   | 0                      | not a network configuration
            bias   | "yes"                  | not a network configuration
            """)
    void aBadValueIsRefused(String key, String value, String complaint) throws Exception {
        ObjectNode json = tiny().set(key, new JsonMapper().readTree(value));
        assertThatThrownBy(() -> DsgformerConfig.fromJson(json.toString()))
                .isInstanceOf(InvalidConfigException.class)
                .hasMessageContaining(complaint);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "[]", "7", "{", "{} {}", "{\"width\":16,\"width\":16}"})
    void textThatIsNoConfigurationIsRefused(String text) {
        assertThatThrownBy(() -> DsgformerConfig.fromJson(text)).isInstanceOf(InvalidConfigException.class);
    }

    @Test
    void theLiteralLayoutHasNoRefinement() {
        assertThatThrownBy(() -> DsgformerConfig.fromJson(
                        tiny().put("layout", "literal").put("refine", 1).toString()))
                .hasMessageContaining("network.refine must be 0 in the literal layout");
    }
}
