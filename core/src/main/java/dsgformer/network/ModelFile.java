package dsgformer.network;

import dsgformer.weights.InvalidWeightsException;
import dsgformer.weights.Precision;
import dsgformer.weights.Shape;
import dsgformer.weights.StateDict;
import dsgformer.weights.pickle.TorchFile;
import dsgformer.weights.safetensors.Safetensors;
import dsgformer.weights.safetensors.SafetensorsFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A model as a safetensors file: its configuration and this format's version are in the metadata beside the model's
 * own.
 */
final class ModelFile {

    static final String EXTENSION = ".safetensors";

    private static final String CONFIG = "config";
    private static final String VERSION = "format_version";
    private static final String CURRENT_VERSION = "1";

    /** Where a file comes from. */
    interface Source {
        SafetensorsFile read() throws IOException;
    }

    private ModelFile() {}

    /**
     * @param place the file's name in messages
     * @throws ModelException if the file holds no model, or one of another format version
     */
    static Model read(String name, String place, Source source) throws IOException {
        try {
            return model(name, place, source.read());
        } catch (InvalidWeightsException e) {
            throw new ModelException(
                    "not a usable model: " + e.getMessage()
                            + "; a model is a .safetensors file such as 'dsgformer train' writes",
                    e);
        } catch (InvalidConfigException e) {
            throw new ModelException("the model " + place + " has an unusable configuration: " + e.getMessage(), e);
        } catch (StateDictMismatchException e) {
            throw new ModelException("the model " + place + " does not fit its network: " + e.getMessage(), e);
        }
    }

    private static Model model(String name, String place, SafetensorsFile file) {
        Map<String, String> metadata = new LinkedHashMap<>(file.metadata());
        String config = metadata.remove(CONFIG);
        String version = metadata.remove(VERSION);
        metadata.remove(Safetensors.CHECKSUM); // of these bytes, not of the model
        if (version != null && !version.equals(CURRENT_VERSION)) {
            throw new ModelException("the model " + place + " has format version " + version + ", this program reads "
                    + CURRENT_VERSION + "; use the program's version that wrote it");
        }
        if (config == null) {
            return detected(name, place, file.weights(), metadata);
        }
        NetworkConfig network = NetworkFamilies.fromJson(config);
        return new Model(name, network, NetworkFamilies.of(network).completed(file.weights()), metadata);
    }

    /**
     * A model from a checkpoint of PyTorch, whose network is detected from names and shapes.
     *
     * @throws ModelException if no network is detected, or weights of it are missing
     */
    static Model readCheckpoint(String name, Path file, Optional<String> key) throws IOException {
        try {
            TorchFile read = TorchFile.read(
                    file, key, shapes -> FoundNetwork.among(shapes).isPresent());
            String entry = read.wrapper().map(wrapper -> ", entry " + wrapper).orElse("");
            return detected(name, file.toString(), read.weights(), Map.of("source", file.getFileName() + entry));
        } catch (InvalidWeightsException e) {
            throw new ModelException("not a usable model: " + e.getMessage(), e);
        } catch (StateDictMismatchException e) {
            throw new ModelException("the model " + file + " does not fit its network: " + e.getMessage(), e);
        }
    }

    private static Model detected(String name, String place, StateDict weights, Map<String, String> metadata) {
        Map<String, Shape> shapes = weights.shapes();
        Optional<FoundNetwork> found = FoundNetwork.among(shapes);
        Optional<NetworkFamily> family = found.map(network -> NetworkFamilies.of(network.config()));
        if (family.isPresent() && family.get().toldByShapes()) {
            Map<String, String> told = new LinkedHashMap<>(metadata);
            found.get().ignored().ifPresent(words -> told.put(Model.IGNORED, words));
            StateDict own = family.get().completed(found.get().of(weights));
            return new Model(name, found.get().config(), own, told);
        }
        String reason = family.isPresent()
                ? "they are " + family.get().facts().title()
                        + "'s, whose configuration does not follow from names and shapes"
                : "they are of no known network (" + NetworkFamilies.names() + "), the first being "
                        + shapes.keySet().stream().limit(3).collect(Collectors.joining(", "));
        throw new ModelException("the model " + place + " has no '" + CONFIG
                + "' in its metadata, so its network was detected from its weights' names, but " + reason
                + "; files written by 'dsgformer train' have one");
    }

    static void write(Path target, Model model, Precision precision) throws IOException {
        Map<String, String> metadata = new LinkedHashMap<>();
        metadata.put(VERSION, CURRENT_VERSION);
        metadata.put(CONFIG, model.config().toJson());
        new TreeMap<>(model.metadata()).forEach(metadata::putIfAbsent); // sorted: equal models give equal files
        metadata.remove(Model.IGNORED); // of the file that was read
        Safetensors.write(target, model.weights(), metadata, precision);
    }
}
