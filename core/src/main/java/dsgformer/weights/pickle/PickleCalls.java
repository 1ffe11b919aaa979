package dsgformer.weights.pickle;

import dsgformer.weights.ElementType;
import dsgformer.weights.InvalidWeightsException;
import dsgformer.weights.Shape;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * What a pickle makes by calls: dictionaries and descriptions of tensors; of everything else a {@link PickleDictionary}
 * stands in its place, to which a pickle may add entries as to its own.
 */
final class PickleCalls {

    private final Function<String, InvalidWeightsException> invalid;
    private final Map<String, ElementType> storages = new HashMap<>();

    /** @param invalid makes the exception for a problem, with the place in the pickle */
    PickleCalls(Function<String, InvalidWeightsException> invalid) {
        this.invalid = invalid;
    }

    /** The types of all storages that were referred to, by key. */
    Map<String, ElementType> storages() {
        return storages;
    }

    PickleGlobal global(String module, String name) {
        return PickleGlobal.named(module, name)
                .orElseThrow(() -> invalid.apply("asks for " + InvalidWeightsException.shown(module + "." + name)
                        + ", which runs or loads other code and which weights do not need; nothing of it was executed,"
                        + " and the file is refused"));
    }

    /** @param callable a global, or an object of a foreign class */
    Object call(Object callable, List<?> arguments) {
        if (!(callable instanceof PickleGlobal.Callable known)) {
            return new PickleDictionary();
        }
        return switch (known) {
            case ORDERED_DICT -> dictionary(arguments);
            case REBUILD_TENSOR -> tensor(arguments);
            case REBUILD_PARAMETER -> argument(arguments, 0, Object.class, "a parameter's tensor");
            // function, class, arguments of the function, attributes
            case REBUILD_SUBCLASS ->
                call(
                        argument(arguments, 0, Object.class, "a function"),
                        argument(arguments, 2, List.class, "arguments"));
        };
    }

    /** Python 2 gives the entries as an argument, as pairs. */
    private PickleDictionary dictionary(List<?> arguments) {
        PickleDictionary dictionary = new PickleDictionary();
        if (!arguments.isEmpty()) {
            for (Object pair : argument(arguments, 0, List.class, "the entries of a dictionary")) {
                if (!(pair instanceof List<?> two) || two.size() != 2) {
                    throw invalid.apply("builds an OrderedDict of something other than pairs");
                }
                dictionary.put(two.get(0), two.get(1));
            }
        }
        return dictionary;
    }

    /** A tensor of numbers that weights do not have is passed over. */
    private Object tensor(List<?> arguments) {
        if (!arguments.isEmpty() && arguments.get(0) instanceof PickleDictionary) {
            return new PickleDictionary();
        }
        StorageReference storage = argument(arguments, 0, StorageReference.class, "a tensor's storage");
        long offset = argument(arguments, 1, Long.class, "a tensor's offset");
        List<Long> sizes = numbers(argument(arguments, 2, List.class, "a tensor's sizes"));
        List<Long> strides = numbers(argument(arguments, 3, List.class, "a tensor's strides"));
        try {
            Shape shape = new Shape(sizes.stream().map(Math::toIntExact).toList());
            return new TensorReference(storage, offset, shape, strides);
        } catch (ArithmeticException | IllegalArgumentException e) {
            throw invalid.apply("has an invalid tensor: " + InvalidWeightsException.shown(e.getMessage()));
        }
    }

    /** A {@link StorageReference}, or an object that is passed over if it holds numbers that weights do not have. */
    Object storage(List<?> description) {
        if (!"storage".equals(argument(description, 0, String.class, "a kind of reference"))) {
            throw invalid.apply("refers to something that is not a storage");
        }
        if (argument(description, 1, Object.class, "a storage's type") instanceof PickleGlobal.Foreign) {
            return new PickleDictionary();
        }
        ElementType type = argument(description, 1, PickleGlobal.StorageType.class, "a storage's type")
                .type();
        String key = argument(description, 2, String.class, "a storage's key");
        long elements = argument(description, 4, Long.class, "a storage's length");
        if (elements < 0) {
            throw invalid.apply("has a storage of " + elements + " numbers");
        }
        if (description.size() > 5 && description.get(5) != Unpickler.NONE) {
            throw invalid.apply(
                    "has a storage inside another, as PyTorch before 0.4 wrote; load and save it with a newer one");
        }
        if (storages.putIfAbsent(key, type) != null && storages.get(key) != type) {
            throw invalid.apply("has a storage of two types");
        }
        return new StorageReference(type, key, elements);
    }

    private List<Long> numbers(List<?> values) {
        return values.stream()
                .map(value -> {
                    if (value instanceof Long number) {
                        return number;
                    }
                    throw invalid.apply("has a tensor whose shape is not made of whole numbers");
                })
                .toList();
    }

    private <T> T argument(List<?> values, int index, Class<T> type, String what) {
        if (index >= values.size() || !type.isInstance(values.get(index))) {
            throw invalid.apply("lacks " + what);
        }
        return type.cast(values.get(index));
    }
}
