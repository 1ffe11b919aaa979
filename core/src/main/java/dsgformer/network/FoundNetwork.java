package dsgformer.network;

import dsgformer.weights.Shape;
import dsgformer.weights.StateDict;
import dsgformer.weights.Weight;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A known network among the tensors of a file. Trainings leave prefixes before its names, such as {@code model.},
 * {@code net_g.}, {@code module.} and {@code _orig_mod.} in any nesting, tensors of losses beside it, and counters of
 * thop in it.
 *
 * @param names of the network's tensors in the file, by the network's own
 * @param ignored what else is in the file, in words for people
 */
record FoundNetwork(NetworkConfig config, Map<String, String> names, Optional<String> ignored) {

    /** What thop, which counts multiplications, adds to every layer. */
    private static final Set<String> COUNTERS = Set.of("total_ops", "total_params");

    /** Of a compiled module, which may be any part of a network; no network has such a name itself. */
    private static final String COMPILED = "_orig_mod";

    /** Of a module that was trained on several devices. */
    private static final String PARALLEL = "module";

    private static final int MOST_PREFIXES = 5;
    private static final int MOST_TRIES = 200;
    private static final int EXAMPLES = 2;

    /** Names in the file by shortened names. */
    private record Names(Map<String, String> inFile, int prefixes) {}

    /** The network whose tensors have these shapes, prefixes and other tensors aside. */
    static Optional<FoundNetwork> among(Map<String, Shape> shapes) {
        Map<String, String> own = new LinkedHashMap<>();
        shapes.keySet().stream()
                .filter(name -> !isCounter(name, shapes.get(name)))
                .forEach(name -> own.put(name, name));
        return Stream.of(own, without(own, COMPILED), without(without(own, COMPILED), PARALLEL))
                .distinct()
                .map(names -> search(names, shapes))
                .flatMap(Optional::stream)
                .min(Comparator.comparing(found -> found.differences(shapes))); // the first of equal ones
    }

    /** How many of the network's tensors are missing or of another shape, and how many are unexpected. */
    private long differences(Map<String, Shape> shapes) {
        Map<String, Shape> wanted = config.shapes();
        long right = names.keySet().stream()
                .filter(own -> shapes.get(names.get(own)).equals(wanted.get(own)))
                .count();
        return wanted.size() + names.size() - 2 * right;
    }

    /** The network's weights, under its own names. */
    StateDict of(StateDict file) {
        Map<String, Weight> weights = new LinkedHashMap<>();
        names.forEach((own, inFile) -> weights.put(own, file.get(inFile).orElseThrow()));
        return StateDict.of(weights);
    }

    private static boolean isCounter(String name, Shape shape) {
        return COUNTERS.contains(name.substring(name.lastIndexOf('.') + 1)) && shape.elements() == 1;
    }

    /** The names as they are, then behind their first parts, then behind two parts, … */
    private static Optional<FoundNetwork> search(Map<String, String> all, Map<String, Shape> shapes) {
        Deque<Names> left = new ArrayDeque<>(List.of(new Names(all, 0)));
        for (int tries = 0; tries < MOST_TRIES && !left.isEmpty(); tries++) {
            Names names = left.remove();
            Map<String, Shape> shortened = new LinkedHashMap<>();
            names.inFile.forEach((own, inFile) -> shortened.put(own, shapes.get(inFile)));
            Optional<NetworkConfig> config = NetworkFamilies.detect(shortened);
            if (config.isPresent()) {
                return config.map(found -> new FoundNetwork(found, names.inFile, ignored(names.inFile, shapes)));
            }
            if (names.prefixes < MOST_PREFIXES) {
                left.addAll(behindPrefixes(names));
            }
        }
        return Optional.empty();
    }

    /** The names behind each first part, those with most tensors first. */
    private static List<Names> behindPrefixes(Names names) {
        Map<String, Map<String, String>> parts = new LinkedHashMap<>();
        names.inFile.forEach((own, inFile) -> {
            int dot = own.indexOf('.');
            if (dot > 0) {
                parts.computeIfAbsent(own.substring(0, dot), part -> new LinkedHashMap<>())
                        .put(own.substring(dot + 1), inFile);
            }
        });
        return parts.values().stream()
                .sorted(Comparator.comparing(Map<String, String>::size).reversed())
                .map(part -> new Names(part, names.prefixes + 1))
                .toList();
    }

    /** Without a part wherever it stands, unless two names would become one. */
    private static Map<String, String> without(Map<String, String> names, String part) {
        Map<String, String> shorter = new LinkedHashMap<>();
        names.forEach((own, inFile) -> shorter.put(
                Stream.of(own.split("\\.", -1))
                        .filter(each -> !each.equals(part))
                        .collect(Collectors.joining(".")),
                inFile));
        return shorter.size() == names.size() ? shorter : names;
    }

    private static Optional<String> ignored(Map<String, String> names, Map<String, Shape> shapes) {
        Set<String> taken = Set.copyOf(names.values());
        List<String> counters = new ArrayList<>();
        List<String> others = new ArrayList<>();
        for (String name : shapes.keySet()) {
            if (!taken.contains(name)) {
                (isCounter(name, shapes.get(name)) ? counters : others).add(name);
            }
        }
        List<String> words = new ArrayList<>();
        if (!counters.isEmpty()) {
            words.add(counters.size() + " counters of thop (total_ops, total_params)");
        }
        if (!others.isEmpty()) {
            words.add(others.size() + " tensors beside the network, such as "
                    + others.stream().limit(EXAMPLES).collect(Collectors.joining(" and ")));
        }
        return words.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", words));
    }
}
