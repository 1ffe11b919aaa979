package dsgformer.network;

import dsgformer.weights.Shape;
import dsgformer.weights.StateDict;
import dsgformer.weights.Weight;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Weights that are not the ones a network asks for; the message counts and shows what is missing, unexpected or of
 * another shape.
 */
public final class StateDictMismatchException extends IllegalArgumentException {

    private static final int EXAMPLES = 3;

    private StateDictMismatchException(String message) {
        super(message);
    }

    /**
     * Returns if {@code found} has exactly the names and shapes of {@code shapes}, throws otherwise.
     *
     * @param source the name of the weights in messages
     */
    public static void check(String source, Map<String, Shape> shapes, StateDict found) {
        List<String> missing = new ArrayList<>();
        List<String> reshaped = new ArrayList<>();
        shapes.forEach((name, shape) -> found.get(name)
                .map(Weight::shape)
                .ifPresentOrElse(
                        actual -> {
                            if (!actual.equals(shape)) {
                                reshaped.add(name + ": file " + actual + ", network " + shape);
                            }
                        },
                        () -> missing.add(name)));
        List<String> unexpected =
                found.names().stream().filter(name -> !shapes.containsKey(name)).toList();
        List<String> differences = new ArrayList<>();
        describe(differences, missing, "missing");
        describe(differences, unexpected, "unexpected");
        describe(differences, reshaped, "of another shape");
        if (!differences.isEmpty()) {
            throw new StateDictMismatchException(
                    source + " does not fit its configuration: " + String.join(", ", differences));
        }
    }

    private static void describe(List<String> differences, List<String> names, String what) {
        if (!names.isEmpty()) {
            String examples = String.join(", ", names.subList(0, Math.min(EXAMPLES, names.size())));
            differences.add(names.size() + " " + what + " (" + examples + (names.size() > EXAMPLES ? ", …" : "") + ")");
        }
    }
}
