package dsgformer.network;

import static org.assertj.core.api.Assertions.assertThat;

import dsgformer.network.dsgformer.DsgformerConfig;
import dsgformer.weights.Shape;
import dsgformer.weights.StateDict;
import dsgformer.weights.WeightsFromNames;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FoundNetworkTest {

    private static final DsgformerConfig CONFIG = DsgformerConfig.fromJson("""
            {"layout": "restormer", "width": 8, "enc": [1, 1, 1, 1], "dec": [1, 1, 1], "norm": "biasfree", "bias": false}
            """);

    private static final StateDict OWN = WeightsFromNames.of(CONFIG.shapes());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "model.",
                "net_g.",
                "module.",
                "_orig_mod.",
                "module._orig_mod.",
                "_orig_mod.module.",
                "model.net_g.module.",
                "model.module._orig_mod.",
                "lightning.model.generator.net."
            })
    void prefixesOfTrainingsAreNoPartOfANetworksNames(String prefix) {
        Map<String, Shape> shapes = new LinkedHashMap<>();
        CONFIG.shapes().forEach((name, shape) -> shapes.put(prefix + name, shape));
        FoundNetwork found = FoundNetwork.among(shapes).orElseThrow();
        assertThat(found.config()).isEqualTo(CONFIG);
        assertThat(found.ignored()).isEmpty();
        StateDict file = WeightsFromNames.of(shapes);
        assertThat(found.of(file).shapes()).isEqualTo(CONFIG.shapes());
        assertThat(found.of(file).get("head.weight")).isEqualTo(file.get(prefix + "head.weight"));
    }

    /** torch.compile and DistributedDataParallel may wrap any part of a network. */
    @ParameterizedTest
    @ValueSource(strings = {"_orig_mod", "module"})
    void wrappersInsideNamesAreNoPartOfThem(String wrapper) {
        Map<String, Shape> shapes = new LinkedHashMap<>();
        CONFIG.shapes()
                .forEach((name, shape) ->
                        shapes.put(name.replaceFirst("^(encoder\\.\\d)\\.", "$1." + wrapper + "."), shape));
        assertThat(shapes.keySet()).anyMatch(name -> name.contains(wrapper));
        FoundNetwork found = FoundNetwork.among(shapes).orElseThrow();
        assertThat(found.of(WeightsFromNames.of(shapes)).shapes()).isEqualTo(CONFIG.shapes());
    }

    @Test
    void countersOfThopAreLeftOutWithAWord() {
        Map<String, Shape> shapes = new LinkedHashMap<>(CONFIG.shapes());
        shapes.put("total_ops", Shape.of(1));
        shapes.put("total_params", Shape.of(1));
        shapes.put("encoder.0.total_ops", Shape.of());
        FoundNetwork found = FoundNetwork.among(shapes).orElseThrow();
        assertThat(found.of(WeightsFromNames.of(shapes)).shapes()).isEqualTo(CONFIG.shapes());
        assertThat(found.ignored()).contains("3 counters of thop (total_ops, total_params)");
    }

    @Test
    void tensorsBesideTheNetworkAreLeftOutWithAWord() {
        Map<String, Shape> shapes = new LinkedHashMap<>();
        shapes.put("criterion.vgg.0.weight", Shape.of(64, 3, 3, 3));
        CONFIG.shapes().forEach((name, shape) -> shapes.put("_orig_mod." + name, shape));
        shapes.put("ema_decay", Shape.of());
        FoundNetwork found = FoundNetwork.among(shapes).orElseThrow();
        assertThat(found.config()).isEqualTo(CONFIG);
        assertThat(found.ignored())
                .contains("2 tensors beside the network, such as criterion.vgg.0.weight and ema_decay");
    }

    @Test
    void otherTensorsAreNoNetwork() {
        assertThat(FoundNetwork.among(Map.of())).isEqualTo(Optional.empty());
        assertThat(FoundNetwork.among(Map.of("a.b.c.d.e.f.weight", Shape.of(2), "", Shape.of(1))))
                .isEmpty();
    }

    @Test
    void theNetworkItselfIsItsOwn() {
        assertThat(FoundNetwork.among(OWN.shapes()).orElseThrow().of(OWN)).isEqualTo(OWN);
    }
}
