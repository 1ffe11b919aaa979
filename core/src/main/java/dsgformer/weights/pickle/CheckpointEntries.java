package dsgformer.weights.pickle;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The entries of a checkpoint that hold tensors by name, however deep trainings nest them. */
final class CheckpointEntries {

    private static final int MOST_DEPTH = 6;
    private static final int MOST_ENTRIES = 1000;

    /** Words of entries that hold networks beside others, as {@code net_g}, {@code model_state_dict}. */
    private static final Set<String> NETWORKS =
            Set.of("state", "dict", "model", "net", "network", "netg", "g", "gen", "generator", "weights", "module");

    /** Words of entries beside the network that is wanted. */
    private static final Set<String> OTHERS = Set.of(
            "optimizer", "optim", "opt", "optimizers", "scheduler", "discriminator", "disc", "d", "netd", "scaler");

    /** How likely an entry holds the weights that are wanted, by its name; the first are the usual names. */
    enum Likelihood {
        AVERAGE,
        PARAMS,
        STATE_DICT,
        MODEL,
        WHOLE,
        NETWORK,
        UNKNOWN,
        OTHER
    }

    /**
     * A dictionary that holds tensors.
     *
     * @param path names joined by dots, empty for the whole file
     */
    record Entry(String path, int depth, PickleDictionary tensors) {

        Likelihood likelihood() {
            List<String> words = List.of(path.toLowerCase(Locale.ROOT).split("[._]"));
            String last = path.substring(path.lastIndexOf('.') + 1);
            if (words.stream().anyMatch(OTHERS::contains)) {
                return Likelihood.OTHER;
            }
            if (words.contains("ema")) {
                return Likelihood.AVERAGE;
            }
            return switch (last) {
                case "" -> Likelihood.WHOLE;
                case "params" -> Likelihood.PARAMS;
                case "state_dict" -> Likelihood.STATE_DICT;
                case "model" -> Likelihood.MODEL;
                default -> words.stream().anyMatch(NETWORKS::contains) ? Likelihood.NETWORK : Likelihood.UNKNOWN;
            };
        }
    }

    private record Visit(String path, int depth, Object value) {}

    private CheckpointEntries() {}

    /** All of them, the most likely first, then those that are nested least. */
    static List<Entry> in(Object root) {
        List<Entry> found = new ArrayList<>();
        Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        Deque<Visit> left = new ArrayDeque<>(List.of(new Visit("", 0, root)));
        while (!left.isEmpty() && found.size() < MOST_ENTRIES) {
            Visit visit = left.remove();
            if (visit.depth > MOST_DEPTH || !seen.add(visit.value)) {
                continue;
            }
            if (visit.value instanceof PickleDictionary dictionary && dictionary.holdsTensors()) {
                found.add(new Entry(visit.path, visit.depth, dictionary));
            }
            inside(visit).filter(CheckpointEntries::isContainer).forEach(left::add);
        }
        found.sort(Comparator.comparing(Entry::likelihood).thenComparing(Entry::depth)); // stable: else in their order
        return found;
    }

    /** What a key names: the entry of that name or, with names joined by dots, one inside another. */
    static Optional<Object> at(Object root, String key) {
        return inside(new Visit("", 0, root))
                .map(child -> child.path.equals(key)
                        ? Optional.of(child.value)
                        : key.startsWith(child.path + ".") && isContainer(child)
                                ? at(child.value, key.substring(child.path.length() + 1))
                                : Optional.empty())
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static boolean isContainer(Visit visit) {
        return visit.value instanceof PickleDictionary || visit.value instanceof List<?>;
    }

    private static Stream<Visit> inside(Visit visit) {
        String prefix = visit.path.isEmpty() ? "" : visit.path + ".";
        if (visit.value instanceof PickleDictionary dictionary) {
            return dictionary.entries().entrySet().stream()
                    .filter(entry -> entry.getKey() != Unpickler.NONE)
                    .map(entry -> child(prefix, visit, entry));
        }
        if (visit.value instanceof List<?> list) {
            return Stream.iterate(0, i -> i < list.size(), i -> i + 1)
                    .map(i -> new Visit(prefix + i, visit.depth + 1, list.get(i)));
        }
        return Stream.empty();
    }

    private static Visit child(String prefix, Visit parent, Map.Entry<Object, Object> entry) {
        return new Visit(prefix + entry.getKey(), parent.depth + 1, entry.getValue());
    }
}
