package dsgformer.parity;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dsgformer.network.InvalidConfigException;
import dsgformer.network.NetworkConfig;
import dsgformer.network.NetworkFamilies;
import dsgformer.network.dsgformer.DsgformerConfig;
import dsgformer.network.dsgformer.ParameterTable;
import dsgformer.weights.InvalidWeightsException;
import dsgformer.weights.StateDict;
import dsgformer.weights.Weight;
import dsgformer.weights.WeightsFromNames;
import dsgformer.weights.safetensors.Safetensors;
import dsgformer.weights.safetensors.SafetensorsFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * One numerical case: what a block or a network makes of an input when every weight is a function of its own name.
 *
 * @param name the file's name without its extension
 * @param block path and heads, when the case is a single DSGA block
 * @param config the network's configuration, or the block's
 * @param weights the parameters, from their names
 * @param input [n, c, h, w]
 * @param expected the outputs by name: {@code output}, and for some networks {@code e1} … {@code e4} and {@code d}
 * @param tolerance the largest error that the case allows, see {@link ParityResult}
 */
public record ParityCase(
        String name,
        Optional<Block> block,
        NetworkConfig config,
        StateDict weights,
        Weight input,
        StateDict expected,
        double tolerance) {

    private static final String INPUT = "input";
    private static final JsonMapper JSON = new JsonMapper();

    /**
     * Where a single block stands and how many heads it has.
     *
     * @param prefix the path in front of its parameters' names
     * @param config of which only width, ratios, act, gate, norm and bias matter
     */
    public record Block(String prefix, int heads, DsgformerConfig config) {}

    /**
     * Reads a case.
     *
     * @return empty if the file is of a kind that is not known here
     * @throws InvalidWeightsException if the file is no safetensors file
     * @throws IOException if the file cannot be read
     */
    public static Optional<ParityCase> read(Path file) throws IOException {
        String name = file.getFileName().toString().replaceFirst("\\.safetensors$", "");
        SafetensorsFile content = Safetensors.read(file);
        Optional<Weight> input = content.weights().get(INPUT);
        if (input.isEmpty() || content.weights().get("output").isEmpty()) {
            return Optional.empty();
        }
        StateDict expected = content.weights().without(INPUT);
        if (content.metadata().containsKey("model")) {
            return peer(name, content.metadata(), input.get(), expected);
        }
        return configuration(content.metadata().get("config")).flatMap(json -> {
            if (json.hasNonNull("prefix") && json.hasNonNull("heads")) {
                return Optional.of(block(name, json, input.get(), expected));
            }
            return json.hasNonNull("layout")
                    ? Optional.of(network(name, json, input.get(), expected))
                    : Optional.empty();
        });
    }

    /** A published network, in the size that has as many parameters as the case says. */
    private static Optional<ParityCase> peer(
            String name, Map<String, String> metadata, Weight input, StateDict expected) {
        String model = metadata.get("model");
        String parameters = metadata.get("parameters");
        double gain = Double.parseDouble(metadata.getOrDefault("gain", "1"));
        return NetworkFamilies.all().stream()
                .filter(family -> family.name().equals(model))
                .flatMap(family -> family.sizes().values().stream())
                .filter(config -> Long.toString(config.parameterCount()).equals(parameters))
                .findFirst()
                .map(config -> new ParityCase(
                        name,
                        Optional.empty(),
                        config,
                        WeightsFromNames.of(config.shapes(), gain),
                        input,
                        expected,
                        ParityResult.TOLERANCE_OF_PUBLISHED));
    }

    private static ParityCase network(String name, ObjectNode json, Weight input, StateDict expected) {
        DsgformerConfig config = DsgformerConfig.fromJson(json.toString());
        StateDict weights = WeightsFromNames.of(config.shapes());
        return new ParityCase(name, Optional.empty(), config, weights, input, expected, ParityResult.TOLERANCE);
    }

    private static ParityCase block(String name, ObjectNode json, Weight input, StateDict expected) {
        String prefix = json.remove("prefix").asText();
        int heads = json.remove("heads").asInt();
        json.put("layout", "restormer");
        json.putArray("heads").add(1).add(1).add(1).add(1);
        json.putArray("enc").add(0).add(0).add(0).add(0);
        json.putArray("dec").add(0).add(0).add(0);
        DsgformerConfig config = DsgformerConfig.fromJson(json.toString());
        StateDict weights = WeightsFromNames.of(
                ParameterTable.ofBlock(prefix, config.width(), heads, config).shapes());
        return new ParityCase(
                name,
                Optional.of(new Block(prefix, heads, config)),
                config,
                weights,
                input,
                expected,
                ParityResult.TOLERANCE);
    }

    private static Optional<ObjectNode> configuration(String json) {
        if (json == null) {
            return Optional.empty();
        }
        try {
            JsonNode node = JSON.readTree(json);
            return node instanceof ObjectNode object ? Optional.of(object) : Optional.empty();
        } catch (JsonProcessingException e) {
            throw new InvalidConfigException("the case's configuration is not JSON: " + e.getOriginalMessage(), e);
        }
    }
}
