package dsgformer.model;

import dsgformer.network.Blueprint;
import dsgformer.network.InitialValue;
import dsgformer.network.NetworkConfig;
import dsgformer.random.RandomStream;
import dsgformer.weights.StateDict;
import dsgformer.weights.Weight;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** The values that training starts from, as defined by a network's {@link dsgformer.network.Blueprint}. */
public final class InitialValues {

    private InitialValues() {}

    /** Initial values for every tensor of a network; each draws from a stream of its own. */
    public static StateDict of(NetworkConfig config, RandomStream random) {
        Blueprint blueprint = config.blueprint();
        Map<String, InitialValue> starts = blueprint.initialValues();
        Map<String, Weight> weights = new LinkedHashMap<>();
        blueprint.shapes().forEach((name, shape) -> {
            float[] values = new float[shape.elements()];
            RandomStream own = random.split(weights.size());
            InitialValue start = starts.get(name);
            if (start instanceof InitialValue.Constant constant) {
                Arrays.fill(values, (float) constant.value());
            } else if (start instanceof InitialValue.Uniform uniform) {
                for (int i = 0; i < values.length; i++) {
                    values[i] = (float) own.uniform(-uniform.bound(), uniform.bound());
                }
            } else if (start instanceof InitialValue.Normal normal) {
                for (int i = 0; i < values.length; i++) {
                    values[i] = (float) (normal.deviation() * own.gaussian());
                }
            } else {
                throw new IllegalStateException(
                        "the blueprint of " + config.family() + " defines no initial value for " + name);
            }
            weights.put(name, new Weight(shape, values));
        });
        return StateDict.of(weights);
    }
}
