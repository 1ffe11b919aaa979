package dsgformer.bench;

import dsgformer.image.Planes;
import dsgformer.image.Size;
import dsgformer.network.DsgformerConfig;
import dsgformer.network.Model;
import dsgformer.network.MultiplyAdds;
import dsgformer.network.NetworkProvider;
import dsgformer.network.Preset;
import dsgformer.network.RestorationNetwork;
import dsgformer.weights.WeightsFromNames;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;

/** A preset's network with weights that follow from their names: how fast it is does not depend on what it learned. */
record NetworkSubject(Preset preset, Size size) implements Subject {

    @Override
    public String name() {
        return preset.label();
    }

    @Override
    public MultiplyAdds work() {
        return MultiplyAdds.of(preset.config(), size);
    }

    @Override
    public Optional<Timed> open(String engine, int threads) {
        return providers().stream()
                .filter(provider -> provider.engine().equals(engine))
                .findFirst()
                .map(provider -> timed(provider.open(model(), "cpu", threads)));
    }

    @Override
    public List<String> engines() {
        return providers().stream().map(NetworkProvider::engine).toList();
    }

    private static List<NetworkProvider> providers() {
        return ServiceLoader.load(NetworkProvider.class).stream()
                .map(ServiceLoader.Provider::get)
                .toList();
    }

    private Model model() {
        DsgformerConfig config = preset.config();
        return new Model(name(), config, WeightsFromNames.of(config.parameters().shapes()), Map.of());
    }

    private Timed timed(RestorationNetwork network) {
        Planes blurred = Subject.picture(3, size.roundedUpTo(network.sizeUnit()));
        return Timed.of(() -> network.restore(blurred), network::close);
    }
}
