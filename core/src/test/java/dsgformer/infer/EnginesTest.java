package dsgformer.infer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dsgformer.network.Model;
import dsgformer.network.NetworkProvider;
import dsgformer.network.RestorationNetwork;
import java.util.List;
import org.junit.jupiter.api.Test;

class EnginesTest {

    private final FakeNetwork network = FakeNetwork.scaling(1);

    @Test
    void autoPrefersJavasOwnEngine() {
        Engines engines = new Engines(List.of(refusing("torch"), opening("vector"), refusing("zeta")));
        assertThat(engines.open("auto", null, "cpu", 1)).isSameAs(network);
    }

    @Test
    void autoLeavesAloneWhatIsThereToBeComparedWith() {
        NetworkProvider reference = new NetworkProvider() {
            @Override
            public String engine() {
                return "alpha";
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
        assertThat(engines.open("auto", null, "cpu", 1)).isSameAs(network);
        assertThat(engines.open("alpha", null, "cpu", 1)).isNotSameAs(network);
    }

    @Test
    void anEngineIsFoundByName() {
        Engines engines = new Engines(List.of(refusing("vector"), opening("torch")));
        assertThat(engines.open("torch", null, "cpu", 1)).isSameAs(network);
    }

    @Test
    void anUnknownEngineIsAnsweredWithThoseThatAreThere() {
        Engines engines = new Engines(List.of(refusing("vector"), refusing("torch")));
        assertThatThrownBy(() -> engines.open("onnx", null, "cpu", 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no engine \"onnx\" here; found vector, torch");
    }

    @Test
    void noEngineAtAllNamesTheModuleToAdd() {
        assertThatThrownBy(() -> new Engines(List.of()).open("auto", null, "cpu", 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("add dsgformer-torch");
    }

    @Test
    void aDeblurrerWithoutModelIsRefused() {
        assertThatThrownBy(() -> Deblurrer.builder().build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("needs a model");
    }

    private NetworkProvider opening(String name) {
        return new FakeProvider(name, network);
    }

    private static NetworkProvider refusing(String name) {
        return new FakeProvider(name, null);
    }

    private record FakeProvider(String engine, RestorationNetwork network) implements NetworkProvider {

        @Override
        public RestorationNetwork open(Model model, String device, int threads) {
            if (network == null) {
                throw new AssertionError(engine + " was not to be opened");
            }
            return network;
        }
    }
}
