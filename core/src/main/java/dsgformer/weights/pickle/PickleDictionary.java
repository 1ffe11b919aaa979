package dsgformer.weights.pickle;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A dict or OrderedDict of a pickle, in order, or an object of a class that weights do not need, with the entries that
 * were put into it. Equality is identity: a pickle can nest shared values so deeply that comparing them does not end.
 */
final class PickleDictionary {

    private final Map<Object, Object> entries = new LinkedHashMap<>();

    /** Adds an entry; one whose key is neither text nor a number is passed over, since no weight has such a name. */
    void put(Object key, Object value) {
        if (key instanceof String || key instanceof Number || key instanceof Boolean || key == Unpickler.NONE) {
            entries.put(key, value);
        }
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
