package dsgformer.infer;

import dsgformer.network.Model;
import dsgformer.network.NetworkProvider;
import dsgformer.network.RestorationNetwork;
import java.util.Comparator;
import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.Collectors;

/** The engines on the class path, those first that {@code auto} prefers. */
record Engines(List<NetworkProvider> providers) {

    static final String AUTO = "auto";

    /** Pure Java, in core: what {@code auto} takes if it is there. */
    private static final String PREFERRED = "vector";

    Engines {
        providers = providers.stream()
                .sorted(Comparator.comparing(
                                (NetworkProvider provider) -> !provider.engine().equals(PREFERRED))
                        .thenComparing(NetworkProvider::engine))
                .toList();
    }

    static Engines installed() {
        return new Engines(ServiceLoader.load(NetworkProvider.class).stream()
                .map(ServiceLoader.Provider::get)
                .toList());
    }

    /** @throws IllegalArgumentException if there is no engine of that name, or none that computes the model's family */
    RestorationNetwork open(String engine, Model model, String device, int threads) {
        List<NetworkProvider> named = providers.stream()
                .filter(provider -> engine.equals(AUTO)
                        ? provider.automatic()
                        : provider.engine().equals(engine))
                .toList();
        if (named.isEmpty()) {
            throw new IllegalArgumentException("no engine \"" + engine + "\" here; found " + names());
        }
        return named.stream()
                .filter(provider -> provider.computes(model.config()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(refusal(engine, model)))
                .open(model, device, threads);
    }

    private String refusal(String engine, Model model) {
        String family = model.config().family();
        String others = providers.stream()
                .filter(provider -> provider.computes(model.config()))
                .map(provider -> "--engine " + provider.engine())
                .collect(Collectors.joining(" or "));
        return (engine.equals(AUTO) ? "no engine here computes" : "engine " + engine + " does not compute")
                + " networks of the family " + family + ", which " + model.name() + " is of; try "
                + (others.isEmpty() ? "it with dsgformer-torch on the class path" : others);
    }

    private String names() {
        return providers.isEmpty()
                ? "none on the class path, add dsgformer-torch to it"
                : providers.stream().map(NetworkProvider::engine).collect(Collectors.joining(", "));
    }
}
