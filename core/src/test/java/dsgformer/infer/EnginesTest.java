package dsgformer.infer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dsgformer.network.Model;
import dsgformer.network.NetworkConfig;
import dsgformer.network.NetworkProvider;
import dsgformer.network.RestorationNetwork;
import dsgformer.network.dsgformer.DsgformerConfig;
import dsgformer.weights.WeightsFromNames;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EnginesTest {

    private static final Model MODEL = model();

    private final FakeNetwork network = FakeNetwork.scaling(1);

    @Test
    void autoPrefersJavasOwnEngine() {
        Engines engines = new Engines(List.of(refusing("torch"), opening("vector"), refusing("zeta")));
        assertThat(engines.open("auto", MODEL, "cpu", 1)).isSameAs(network);
    }

    @Test
    void autoSkipsEnginesThatExistForComparison() {
        NetworkProvider reference = new NetworkProvider() {
            @Override
            public String engine() {
                return "alpha";
            }

            @Override
            public boolean computes(NetworkConfig config) {
                return true;
            }

            @Override
            public boolean automatic() {
                return false;
            }

            @Override
            public RestorationNetwork open(Model model, String device, int threads) {
                return FakeNetwork.scaling(2);
            }
        };
        Engines engines = new Engines(List.of(reference, opening("torch")));
        assertThat(engines.open("auto", MODEL, "cpu", 1)).isSameAs(network);
        assertThat(engines.open("alpha", MODEL, "cpu", 1)).isNotSameAs(network);
    }

    @Test
    void anEngineIsFoundByName() {
        Engines engines = new Engines(List.of(refusing("vector"), opening("torch")));
        assertThat(engines.open("torch", MODEL, "cpu", 1)).isSameAs(network);
    }

    @Test
    void anUnknownEngineNamesTheInstalledOnes() {
        Engines engines = new Engines(List.of(refusing("vector"), refusing("torch")));
        assertThatThrownBy(() -> engines.open("onnx", MODEL, "cpu", 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no engine \"onnx\" here; found vector, torch");
    }

    @Test
    void noEngineAtAllNamesTheModuleToAdd() {
        assertThatThrownBy(() -> new Engines(List.of()).open("auto", MODEL, "cpu", 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("add dsgformer-torch");
    }

    /** Java's own engine comes first, but not for a network that it does not compute. */
    @Test
    void autoTakesAnEngineThatComputesTheNetwork() {
        NetworkProvider others = new NetworkProvider() {
            @Override
            public String engine() {
                return "vector";
            }

            @Override
            public boolean computes(NetworkConfig config) {
                return false;
            }

            @Override
            public RestorationNetwork open(Model model, String device, int threads) {
                throw new AssertionError("was not to be opened");
            }
        };
        assertThat(new Engines(List.of(others, opening("torch"))).open("auto", MODEL, "cpu", 1))
                .isSameAs(network);
        assertThatThrownBy(() -> new Engines(List.of(others)).open("vector", MODEL, "cpu", 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll(
                        "engine vector does not compute networks of the family dsgformer", "dsgformer-torch");
        assertThatThrownBy(() -> new Engines(List.of(others, opening("torch"))).open("vector", MODEL, "cpu", 1))
                .hasMessageContaining("try --engine torch");
        assertThatThrownBy(() -> new Engines(List.of(others)).open("auto", MODEL, "cpu", 1))
                .hasMessageContaining("no engine here computes networks of the family dsgformer");
    }

    @Test
    void aDeblurrerWithoutModelIsRefused() {
        assertThatThrownBy(() -> Deblurrer.builder().build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("needs a model");
    }

    private static Model model() {
        DsgformerConfig config = DsgformerConfig.fromJson("{\"layout\":\"restormer\",\"width\":2,\"enc\":[0,0,0,0],"
                + "\"dec\":[0,0,0],\"heads\":[1,1,1,1],\"norm\":\"biasfree\",\"bias\":false}");
        return new Model("none", config, WeightsFromNames.of(config.shapes()), Map.of());
    }

    private NetworkProvider opening(String name) {
        return new FakeProvider(name, network);
    }

    private static NetworkProvider refusing(String name) {
        return new FakeProvider(name, null);
    }

    private record FakeProvider(String engine, RestorationNetwork network) implements NetworkProvider {

        @Override
        public boolean computes(NetworkConfig config) {
            return true;
        }

        @Override
        public RestorationNetwork open(Model model, String device, int threads) {
            if (network == null) {
                throw new AssertionError(engine + " was not to be opened");
            }
            return network;
        }
    }
}
