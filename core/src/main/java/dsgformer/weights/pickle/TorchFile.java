package dsgformer.weights.pickle;

import dsgformer.weights.InvalidWeightsException;
import dsgformer.weights.StateDict;
import dsgformer.weights.Weight;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipException;

/**
 * A checkpoint as PyTorch's {@code torch.save} writes it ({@code .pth}, {@code .pt}, {@code .ckpt}, {@code .pkl}), in
 * the zip form or the older one. Nothing in it is executed: see {@link PickleGlobal}. Weights of any number type become
 * float32.
 *
 * @param form which of the two forms it has
 * @param wrapper the entry that held the weights, if they stood in one
 * @param weights the tensors by name, without the {@code module.} that training on several devices puts in front
 */
public record TorchFile(Form form, Optional<String> wrapper, StateDict weights) {

    /** How a checkpoint is laid out on disk. */
    public enum Form {
        ZIP,
        LEGACY
    }

    /** Where weights are kept beside other things, the preferred first. */
    private static final List<String> WRAPPERS = List.of("params_ema", "params", "state_dict", "model");

    private static final String PARALLEL = "module.";
    /**
     * How often the views of a storage may repeat its numbers: a limit, so that a small file cannot fill the memory.
     */
    private static final int MOST_VIEWS = 8;

    /** Whether a file begins as a checkpoint of PyTorch does. */
    public static boolean isTorchFile(Path file) throws IOException {
        return form(file).isPresent();
    }

    private static Optional<Form> form(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] start = in.readNBytes(4);
            if (ZipCheckpoint.begins(start)) {
                return Optional.of(Form.ZIP);
            }
            return LegacyCheckpoint.begins(start) ? Optional.of(Form.LEGACY) : Optional.empty();
        }
    }

    /**
     * Reads the weights.
     *
     * @param key the entry that holds them; else the first there is of {@code params_ema}, {@code params},
     *     {@code state_dict} and {@code model}, or the whole
     * @throws InvalidWeightsException if the file is damaged, is no checkpoint, asks for anything but weights, or holds
     *     none there
     * @throws java.nio.file.NoSuchFileException if there is no such file
     */
    public static TorchFile read(Path file, Optional<String> key) throws IOException {
        Form form = form(file)
                .orElseThrow(() -> new InvalidWeightsException(
                        file.toString(), "start", "is neither of the forms that PyTorch writes"));
        try {
            return switch (form) {
                case ZIP -> {
                    try (ZipCheckpoint zip = new ZipCheckpoint(file)) {
                        yield of(file.toString(), form, zip.pickle(), zip, key);
                    }
                }
                case LEGACY -> {
                    try (LegacyCheckpoint legacy = new LegacyCheckpoint(file)) {
                        yield of(file.toString(), form, legacy.pickle(), legacy, key);
                    }
                }
            };
        } catch (ZipException | EOFException e) {
            String problem = e.getMessage() == null ? "it ends early" : InvalidWeightsException.shown(e.getMessage());
            throw new InvalidWeightsException(file.toString(), "archive", "is damaged: " + problem, e);
        }
    }

    private static TorchFile of(String source, Form form, Object root, Storages storages, Optional<String> key)
            throws IOException {
        if (!(root instanceof PickleDictionary dictionary)) {
            throw new InvalidWeightsException(
                    source, "pickle", "holds no weights by name; save a state_dict, not a whole module");
        }
        Optional<String> wrapper = key.or(() -> WRAPPERS.stream()
                .filter(name ->
                        dictionary.get(name).filter(TorchFile::holdsTensors).isPresent())
                .findFirst());
        Object chosen =
                wrapper.isEmpty() ? dictionary : dictionary.get(wrapper.get()).orElse(Unpickler.NONE);
        if (!(chosen instanceof PickleDictionary weights) || !weights.holdsTensors()) {
            throw new InvalidWeightsException(
                    source,
                    wrapper.map(name -> "entry " + InvalidWeightsException.shown(name))
                            .orElse("pickle"),
                    "holds no weights; entries of the file: " + InvalidWeightsException.shown(names(dictionary))
                            + "; --key names the one with the weights");
        }
        return new TorchFile(form, wrapper, load(source, tensors(source, weights), storages));
    }

    private static boolean holdsTensors(Object value) {
        return value instanceof PickleDictionary dictionary && dictionary.holdsTensors();
    }

    private static String names(PickleDictionary dictionary) {
        List<String> names = new ArrayList<>();
        for (Object key : dictionary.entries().keySet()) {
            if (key instanceof String name && names.size() < 20) {
                names.add(name);
            }
        }
        return String.join(", ", names);
    }

    private static Map<String, TensorReference> tensors(String source, PickleDictionary dictionary) {
        Map<String, TensorReference> tensors = new LinkedHashMap<>();
        dictionary.entries().forEach((key, value) -> {
            if (key instanceof String full && value instanceof TensorReference tensor) {
                String name = full.startsWith(PARALLEL) ? full.substring(PARALLEL.length()) : full;
                if (tensors.put(name, tensor) != null) {
                    throw new InvalidWeightsException(
                            source, InvalidWeightsException.shown(name), "is in the file with and without " + PARALLEL);
                }
            }
        });
        return tensors;
    }

    /** Storage by storage, so that no more than one is in memory beside what was made of the others. */
    private static StateDict load(String source, Map<String, TensorReference> tensors, Storages storages)
            throws IOException {
        Map<StorageReference, List<String>> users = new LinkedHashMap<>();
        tensors.forEach((name, tensor) ->
                users.computeIfAbsent(tensor.storage(), s -> new ArrayList<>()).add(name));
        Map<String, Weight> loaded = new LinkedHashMap<>();
        tensors.keySet().forEach(name -> loaded.put(name, null)); // their order is the file's
        for (Map.Entry<StorageReference, List<String>> user : users.entrySet()) {
            requireFewViews(source, user.getKey(), user.getValue(), tensors);
            float[] numbers = storages.read(user.getKey());
            Map<TensorReference, Weight> views = new LinkedHashMap<>(); // names for one tensor share its array
            for (String name : user.getValue()) {
                loaded.put(name, views.computeIfAbsent(tensors.get(name), view -> weight(view, numbers)));
            }
        }
        return StateDict.of(loaded);
    }

    private static Weight weight(TensorReference view, float[] numbers) {
        return new Weight(view.shape(), view.isWhole() ? numbers : view.gather(numbers));
    }

    private static void requireFewViews(
            String source, StorageReference storage, List<String> names, Map<String, TensorReference> tensors) {
        long shown = names.stream()
                .map(tensors::get)
                .distinct()
                .filter(view -> !view.isWhole())
                .mapToLong(view -> view.shape().elements())
                .sum();
        if (shown > MOST_VIEWS * storage.elements()) {
            throw new InvalidWeightsException(
                    source,
                    "storage " + InvalidWeightsException.shown(storage.key()),
                    "has " + storage.elements() + " numbers, but its tensors show " + shown + ", more than "
                            + MOST_VIEWS + " times as many");
        }
    }
}
