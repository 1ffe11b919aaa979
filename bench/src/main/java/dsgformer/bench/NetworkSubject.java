package dsgformer.bench;

import dsgformer.network.Model;
import dsgformer.network.MultiplyAdds;
import dsgformer.network.NetworkConfig;
import dsgformer.network.NetworkProvider;
import dsgformer.network.RestorationNetwork;
import dsgformer.network.SizeRule;
import dsgformer.picture.Planes;
import dsgformer.picture.Size;
import dsgformer.weights.WeightsFromNames;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;

/**
 * A network with weights generated from their names: its speed does not depend on training.
 *
 * @param name of a size of a family
 */
record NetworkSubject(String name, NetworkConfig config, Size size) implements Subject {

    @Override
    public MultiplyAdds work() {
        return config.work(size);
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

    private List<NetworkProvider> providers() {
        return ServiceLoader.load(NetworkProvider.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(provider -> provider.computes(config))
                .toList();
    }

    private Model model() {
        double gain = config.gainOfWeightsFromNames(); // with values that overflow it is slower
        return new Model(name, config, WeightsFromNames.of(config.shapes(), gain), Map.of());
    }

    private Timed timed(RestorationNetwork network) {
        Planes blurred = Subject.picture(3, padded(network));
        return Timed.of(() -> network.restore(blurred), network::close);
    }

    private Size padded(RestorationNetwork network) {
        SizeRule rule = new SizeRule(network.sizeUnit(), network.leastSide());
        return new Size(rule.roundedUp(size.width()), rule.roundedUp(size.height()));
    }
}
