package dsgformer.weights;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A network's parameters by name, in order; immutable but for the arrays inside, which are shared. */
public final class StateDict {

    private final Map<String, Weight> weights;

    private StateDict(Map<String, Weight> weights) {
        this.weights = weights;
    }

    /** The given parameters, in the map's order. */
    public static StateDict of(Map<String, Weight> weights) {
        return new StateDict(Collections.unmodifiableMap(new LinkedHashMap<>(weights)));
    }

    /** The weight called {@code name}, if there is one. */
    public Optional<Weight> get(String name) {
        return Optional.ofNullable(weights.get(name));
    }

    public Set<String> names() {
        return weights.keySet();
    }

    public Map<String, Weight> asMap() {
        return weights;
    }

    /** The shapes by name, in order. */
    public Map<String, Shape> shapes() {
        Map<String, Shape> shapes = new LinkedHashMap<>();
        weights.forEach((name, weight) -> shapes.put(name, weight.shape()));
        return shapes;
    }

    /** All but the one called {@code name}. */
    public StateDict without(String name) {
        Map<String, Weight> others = new LinkedHashMap<>(weights);
        others.remove(name);
        return new StateDict(Collections.unmodifiableMap(others));
    }

    /**
     * The mean of some state dicts, value by value.
     *
     * @throws IllegalArgumentException if there is none, or their names or shapes differ
     */
    public static StateDict mean(List<StateDict> some) {
        if (some.isEmpty()
                || !some.stream()
                        .allMatch(one -> one.shapes().equals(some.get(0).shapes()))) {
            throw new IllegalArgumentException("a mean needs state dicts of the same names and shapes");
        }
        Map<String, Weight> mean = new LinkedHashMap<>();
        some.get(0).weights.forEach((name, weight) -> {
            float[] values = new float[weight.values().length];
            for (int i = 0; i < values.length; i++) {
                double sum = 0;
                for (StateDict one : some) {
                    sum += one.weights.get(name).values()[i];
                }
                values[i] = (float) (sum / some.size());
            }
            mean.put(name, new Weight(weight.shape(), values));
        });
        return new StateDict(Collections.unmodifiableMap(mean));
    }

    /** How many values all weights hold together. */
    public long elements() {
        return weights.values().stream().mapToLong(w -> w.values().length).sum();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof StateDict that && weights.equals(that.weights);
    }

    @Override
    public int hashCode() {
        return weights.hashCode();
    }

    @Override
    public String toString() {
        return "StateDict of " + weights.size() + " weights";
    }
}
