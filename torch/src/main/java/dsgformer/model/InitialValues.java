package dsgformer.model;

import dsgformer.data.RandomStream;
import dsgformer.network.DsgformerConfig;
import dsgformer.network.NetworkConfig;
import dsgformer.network.ParameterTable;
import dsgformer.nn.InitialValue;
import dsgformer.nn.LayeredConfig;
import dsgformer.weights.Shape;
import dsgformer.weights.StateDict;
import dsgformer.weights.Weight;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The values that training starts from: convolutions and their biases uniform in ±1/√(fan-in), as PyTorch's own layers
 * start; LayerNorm 1 and 0; temperature 1, W_n 0.2, M 1. The paper does not state them. Other networks know their own.
 */
public final class InitialValues {

    private static final float BRANCH_WEIGHT = 0.2f;

    private InitialValues() {}

    /** Initial values for every parameter of the table; each parameter draws from a stream of its own. */
    public static StateDict of(ParameterTable table, RandomStream random) {
        Map<String, Weight> weights = new LinkedHashMap<>();
        long key = 0;
        for (Map.Entry<String, Shape> entry : table.shapes().entrySet()) {
            String name = entry.getKey();
            float[] values = new float[entry.getValue().elements()];
            if (name.endsWith("topk_weight")) {
                Arrays.fill(values, BRANCH_WEIGHT);
            } else if (name.endsWith("temperature") || name.endsWith("quant") || name.endsWith("norm.weight")) {
                Arrays.fill(values, 1);
            } else if (!name.endsWith("norm.bias")) {
                fillUniformly(values, 1 / Math.sqrt(fanIn(table, name)), random.split(key));
            }
            weights.put(name, new Weight(entry.getValue(), values));
            key++;
        }
        return StateDict.of(weights);
    }

    /** Initial values for every tensor of a network of any family; each draws from a stream of its own. */
    public static StateDict of(NetworkConfig config, RandomStream random) {
        if (config instanceof DsgformerConfig ours) {
            return of(ours.parameters(), random);
        }
        if (!(config instanceof LayeredConfig layered)) {
            throw new IllegalArgumentException("no initial values for networks of the family " + config.family());
        }
        Map<String, InitialValue> starts = layered.initialValues();
        Map<String, Weight> weights = new LinkedHashMap<>();
        layered.shapes().forEach((name, shape) -> {
            float[] values = new float[shape.elements()];
            RandomStream own = random.split(weights.size());
            InitialValue start = starts.get(name);
            if (start instanceof InitialValue.Constant constant) {
                Arrays.fill(values, (float) constant.value());
            } else if (start instanceof InitialValue.Uniform uniform) {
                fillUniformly(values, uniform.bound(), own);
            } else if (start instanceof InitialValue.Normal normal) {
                for (int i = 0; i < values.length; i++) {
                    values[i] = (float) (normal.deviation() * own.gaussian());
                }
            } else {
                throw new IllegalStateException("nothing says how " + name + " starts");
            }
            weights.put(name, new Weight(shape, values));
        });
        return StateDict.of(weights);
    }

    private static void fillUniformly(float[] values, double bound, RandomStream random) {
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.uniform(-bound, bound);
        }
    }

    /** Inputs that one output of the convolution sees; a bias has its kernel's. */
    private static int fanIn(ParameterTable table, String name) {
        Shape kernel = table.shapes().get(name.replaceFirst("bias$", "weight"));
        return kernel.elements() / kernel.axes().get(0);
    }
}
