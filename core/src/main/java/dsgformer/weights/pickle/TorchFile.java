package dsgformer.weights.pickle;

import dsgformer.weights.InvalidWeightsException;
import dsgformer.weights.Shape;
import dsgformer.weights.StateDict;
import dsgformer.weights.Weight;
import dsgformer.weights.pickle.CheckpointEntries.Entry;
import dsgformer.weights.pickle.CheckpointEntries.Likelihood;
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
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.zip.ZipException;

/**
 * A checkpoint as PyTorch's {@code torch.save} writes it ({@code .pth}, {@code .pt}, {@code .ckpt}, {@code .pkl}), in
 * the zip form or the older one. Nothing in it is executed: see {@link PickleGlobal}. Weights of any number type become
 * float32.
 *
 * @param form which of the two forms it has
 * @param wrapper the entry that held the weights, if they stood in one; names joined by dots, if that is in another
 * @param weights the tensors by name, without the {@code module.} that training on several devices puts in front
 */
public record TorchFile(Form form, Optional<String> wrapper, StateDict weights) {

    /** How a checkpoint is laid out on disk. */
    public enum Form {
        ZIP,
        LEGACY
    }

    private static final String PARALLEL = "module.";
    /**
     * How often the views of a storage may repeat its numbers: a limit, so that a small file cannot fill the memory.
     */
    private static final int MOST_VIEWS = 8;

    /** Whether a file begins as a checkpoint of PyTorch does. */
    public static boolean isTorchFile(Path file) throws IOException {
        return form(file).isPresent();
    }

    /** The form of a file by its first bytes; empty if it is not a checkpoint of PyTorch. */
    public static Optional<Form> form(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] start = in.readNBytes(4);
            if (ZipCheckpoint.begins(start)) {
                return Optional.of(Form.ZIP);
            }
            return LegacyCheckpoint.begins(start) ? Optional.of(Form.LEGACY) : Optional.empty();
        }
    }

    /** As {@link #read(Path, Optional, Predicate)}, without knowledge of networks. */
    public static TorchFile read(Path file, Optional<String> key) throws IOException {
        return read(file, key, shapes -> false);
    }

    /**
     * Reads the weights.
     *
     * @param key the entry that holds them, or in which they are, see {@link CheckpointEntries#at}; else they are
     *     searched in the whole file
     * @param known whether shapes by name are those of a known network. Of several entries that hold tensors, the most
     *     likely known one is read, by its name: averages, then {@code params}, {@code state_dict}, {@code model}, the
     *     whole, and others
     * @throws InvalidWeightsException if the file is damaged, is no checkpoint, asks for anything but weights, or holds
     *     none there
     * @throws java.nio.file.NoSuchFileException if there is no such file
     */
    public static TorchFile read(Path file, Optional<String> key, Predicate<Map<String, Shape>> known)
            throws IOException {
        Form form = form(file)
                .orElseThrow(() -> new InvalidWeightsException(
                        file.toString(), "start", "is neither of the forms that PyTorch writes"));
        try {
            return switch (form) {
                case ZIP -> {
                    try (ZipCheckpoint zip = new ZipCheckpoint(file)) {
                        yield of(form, chosen(file.toString(), zip.pickle(), key, known), file.toString(), zip);
                    }
                }
                case LEGACY -> {
                    try (LegacyCheckpoint legacy = new LegacyCheckpoint(file)) {
                        yield of(form, chosen(file.toString(), legacy.pickle(), key, known), file.toString(), legacy);
                    }
                }
            };
        } catch (ZipException | EOFException e) {
            String problem = e.getMessage() == null ? "it ends early" : InvalidWeightsException.shown(e.getMessage());
            throw new InvalidWeightsException(
                    file.toString(), "archive", "is damaged or cut off: " + problem + "; download it again", e);
        }
    }

    private static TorchFile of(Form form, Entry entry, String source, Storages storages) throws IOException {
        Optional<String> wrapper = Optional.of(entry.path()).filter(path -> !path.isEmpty());
        return new TorchFile(form, wrapper, load(source, tensors(source, entry.tensors()), storages));
    }

    private static Entry chosen(String source, Object root, Optional<String> key, Predicate<Map<String, Shape>> known) {
        Object named =
                key.isEmpty() ? root : CheckpointEntries.at(root, key.get()).orElse(Unpickler.NONE);
        List<Entry> entries = CheckpointEntries.in(named).stream()
                .map(entry -> within(key, entry))
                .toList();
        List<Entry> networks = entries.stream()
                .filter(entry -> known.test(shapes(entry.tensors())))
                .toList();
        List<Entry> likely = (networks.isEmpty() ? entries : networks)
                .stream()
                        .filter(entry -> entry.likelihood() != Likelihood.OTHER || key.isPresent())
                        .toList();
        if (likely.isEmpty()) {
            throw none(source, root, key);
        }
        Entry first = likely.get(0);
        boolean sure = likely.size() == 1
                || first.likelihood().compareTo(Likelihood.WHOLE) <= 0
                || first.likelihood() != likely.get(1).likelihood();
        if (!sure) {
            throw new InvalidWeightsException(
                    source,
                    "pickle",
                    "holds weights in several entries: " + InvalidWeightsException.shown(paths(likely))
                            + "; --key names the one to use");
        }
        return first;
    }

    private static Entry within(Optional<String> key, Entry entry) {
        return key.map(name -> new Entry(
                        entry.path().isEmpty() ? name : name + "." + entry.path(), entry.depth(), entry.tensors()))
                .orElse(entry);
    }

    private static InvalidWeightsException none(String source, Object root, Optional<String> key) {
        List<Entry> entries = CheckpointEntries.in(root);
        if (key.isEmpty() && entries.isEmpty()) {
            return new InvalidWeightsException(
                    source,
                    "pickle",
                    "holds no weights by name; save a state_dict, not a whole module"
                            + (root instanceof PickleDictionary dictionary
                                            && !names(dictionary).isEmpty()
                                    ? ". Entries of the file: " + InvalidWeightsException.shown(names(dictionary))
                                    : ""));
        }
        return new InvalidWeightsException(
                source,
                key.map(name -> "entry " + InvalidWeightsException.shown(name)).orElse("pickle"),
                "holds no weights; entries of the file that do: " + InvalidWeightsException.shown(paths(entries))
                        + "; --key names the one to use");
    }

    private static String paths(List<Entry> entries) {
        return entries.stream()
                .map(entry -> entry.path().isEmpty() ? "the whole" : entry.path())
                .collect(Collectors.joining(", "));
    }

    private static String names(PickleDictionary dictionary) {
        return dictionary.entries().keySet().stream()
                .filter(String.class::isInstance)
                .map(String.class::cast)
                .limit(20)
                .collect(Collectors.joining(", "));
    }

    private static Map<String, Shape> shapes(PickleDictionary dictionary) {
        Map<String, Shape> shapes = new LinkedHashMap<>();
        dictionary.entries().forEach((key, value) -> {
            if (key instanceof String name && value instanceof TensorReference tensor) {
                shapes.put(name, tensor.shape());
            }
        });
        return shapes;
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
