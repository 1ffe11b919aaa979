package dsgformer.weights.pickle;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A dict or OrderedDict of a pickle, in order. Equality is identity: a pickle can nest shared values so deeply that
 * comparing them does not end.
 */
final class PickleDictionary {

    private final Map<Object, Object> entries = new LinkedHashMap<>();

    void put(Object key, Object value) {
        entries.put(key, value);
    }

    Optional<Object> get(String key) {
        return Optional.ofNullable(entries.get(key));
    }

    Map<Object, Object> entries() {
        return Collections.unmodifiableMap(entries);
    }

    boolean holdsTensors() {
        return entries.values().stream().anyMatch(TensorReference.class::isInstance);
    }
}
