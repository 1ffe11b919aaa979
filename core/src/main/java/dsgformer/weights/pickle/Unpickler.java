package dsgformer.weights.pickle;

import dsgformer.weights.ElementType;
import dsgformer.weights.InvalidWeightsException;
import dsgformer.weights.Shape;
import java.io.EOFException;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads one pickle of protocol 2 to 5, as far as weights need it, and executes nothing: only names of
 * {@link PickleGlobal} are accepted, and they build descriptions. Numbers become Long, BigInteger or Double, text
 * String, tuples and lists List, dictionaries {@link PickleDictionary}, tensors {@link TensorReference}, None
 * {@link #NONE}. Work and memory are proportional to the pickle's length, of which at most {@value #MOST_BYTES} bytes
 * are read.
 */
public final class Unpickler {

    /** Python's None. */
    static final Object NONE = new Object();

    private static final Object MARK = new Object();
    private static final long MOST_BYTES = 100_000_000; // of names and shapes, as in a safetensors header

    private final String source;
    private final ByteSource in;
    private final List<Object> stack = new ArrayList<>();
    private final Map<Integer, Object> memo = new HashMap<>();
    private final Map<String, ElementType> storages = new HashMap<>();
    private long start;

    private Unpickler(String source, ByteSource in) {
        this.source = source;
        this.in = in;
    }

    /**
     * Reads from the position of {@code in} to the end of the pickle.
     *
     * @throws InvalidWeightsException if it is no pickle, ends early, or asks for more than descriptions of weights
     */
    public static Object read(String source, ByteSource in) throws IOException {
        return readWithStorages(source, in).value();
    }

    /** As {@link #read}, with the types of all storages that are referred to, by key. */
    static Pickled readWithStorages(String source, ByteSource in) throws IOException {
        Unpickler unpickler = new Unpickler(source, in);
        unpickler.start = in.position();
        try {
            return new Pickled(unpickler.run(), unpickler.storages);
        } catch (EOFException e) {
            throw unpickler.invalid(e.getMessage());
        }
    }

    /** What a pickle holds. */
    record Pickled(Object value, Map<String, ElementType> storages) {}

    private Object run() throws IOException {
        while (true) {
            if (in.position() - start > MOST_BYTES) {
                throw invalid("goes on for more than " + MOST_BYTES + " bytes; a description of weights is shorter");
            }
            int opcode = in.nextByte();
            if (opcode == '.') {
                return pop();
            }
            step(opcode);
        }
    }

    private void step(int opcode) throws IOException {
        switch (opcode) {
            case 0x80 -> protocol(in.nextByte());
            case 0x95 -> in.nextLong(); // FRAME: a hint for buffering
            case '(' -> stack.add(MARK);
            case '0' -> pop();
            case '1' -> sinceMark();
            case 'N' -> stack.add(NONE);
            case 0x88 -> stack.add(true);
            case 0x89 -> stack.add(false);
            case 'J' -> stack.add((long) in.nextInt());
            case 'K' -> stack.add((long) in.nextByte());
            case 'M' -> stack.add((long) in.nextShort());
            case 0x8a -> stack.add(integer(in.nextBytes(in.nextByte())));
            case 'G' -> stack.add(Double.longBitsToDouble(Long.reverseBytes(in.nextLong())));
            case 'X' -> stack.add(text(Integer.toUnsignedLong(in.nextInt())));
            case 'U', 0x8c -> stack.add(text(in.nextByte()));
            case 'T' -> stack.add(text(in.nextInt()));
            case ')' -> stack.add(List.of());
            case 0x85 -> tuple(1);
            case 0x86 -> tuple(2);
            case 0x87 -> tuple(3);
            case 't' -> stack.add(Collections.unmodifiableList(sinceMark()));
            case ']' -> stack.add(new ArrayList<>());
            case 'a' -> append(List.of(pop()));
            case 'e' -> append(sinceMark());
            case '}' -> stack.add(new PickleDictionary());
            case 's' -> {
                Object value = pop();
                put(List.of(pop(), value));
            }
            case 'u' -> put(sinceMark());
            case 'q' -> memo.put(in.nextByte(), top());
            case 'r' -> memo.put(in.nextInt(), top());
            case 0x94 -> memo.put(memo.size(), top());
            case 'h' -> recall(in.nextByte());
            case 'j' -> recall(in.nextInt());
            case 'c' -> stack.add(global(line() + "." + line()));
            case 0x93 -> {
                String name = pop(String.class, "a name");
                stack.add(global(pop(String.class, "a module") + "." + name));
            }
            case 'Q' -> stack.add(storage(pop(List.class, "a storage's description")));
            case 'R' -> {
                List<?> arguments = pop(List.class, "arguments");
                stack.add(call(pop(PickleGlobal.Callable.class, "something to call"), arguments));
            }
            case 'b' -> { // BUILD: only OrderedDict carries attributes, on which no weight depends
                pop();
                if (!(top() instanceof PickleDictionary)) {
                    throw invalid("sets attributes of something that has none");
                }
            }
            default -> throw invalid(String.format("has opcode 0x%02x, which no weights need", opcode));
        }
    }

    private void protocol(int version) {
        if (version < 2 || version > 5) {
            throw invalid("is of pickle protocol " + version + ", need 2 to 5");
        }
    }

    private PickleGlobal global(String name) {
        return PickleGlobal.named(name)
                .orElseThrow(() -> invalid("asks for " + InvalidWeightsException.shown(name)
                        + ", which weights do not need; nothing of it was executed, and the file is refused"));
    }

    private Object call(PickleGlobal.Callable callable, List<?> arguments) {
        return switch (callable) {
            case ORDERED_DICT -> {
                if (!arguments.isEmpty()) {
                    throw invalid("builds an OrderedDict of something");
                }
                yield new PickleDictionary();
            }
            case REBUILD_TENSOR -> tensor(arguments);
            case REBUILD_PARAMETER -> argument(arguments, 0, TensorReference.class, "a parameter's tensor");
        };
    }

    private TensorReference tensor(List<?> arguments) {
        StorageReference storage = argument(arguments, 0, StorageReference.class, "a tensor's storage");
        long offset = argument(arguments, 1, Long.class, "a tensor's offset");
        List<Long> sizes = numbers(argument(arguments, 2, List.class, "a tensor's sizes"));
        List<Long> strides = numbers(argument(arguments, 3, List.class, "a tensor's strides"));
        try {
            Shape shape = new Shape(sizes.stream().map(Math::toIntExact).toList());
            return new TensorReference(storage, offset, shape, strides);
        } catch (ArithmeticException | IllegalArgumentException e) {
            throw invalid("has an invalid tensor: " + InvalidWeightsException.shown(e.getMessage()));
        }
    }

    private StorageReference storage(List<?> description) {
        if (!"storage".equals(argument(description, 0, String.class, "a kind of reference"))) {
            throw invalid("refers to something that is not a storage");
        }
        ElementType type = argument(description, 1, PickleGlobal.StorageType.class, "a storage's type")
                .type();
        String key = argument(description, 2, String.class, "a storage's key");
        long elements = argument(description, 4, Long.class, "a storage's length");
        if (elements < 0) {
            throw invalid("has a storage of " + elements + " numbers");
        }
        if (description.size() > 5 && description.get(5) != NONE) {
            throw invalid(
                    "has a storage inside another, as PyTorch before 0.4 wrote; load and save it with a newer one");
        }
        if (storages.putIfAbsent(key, type) != null && storages.get(key) != type) {
            throw invalid("has a storage of two types");
        }
        return new StorageReference(type, key, elements);
    }

    private List<Long> numbers(List<?> values) {
        List<Long> numbers = new ArrayList<>();
        for (Object value : values) {
            if (!(value instanceof Long number)) {
                throw invalid("has a tensor whose shape is not made of whole numbers");
            }
            numbers.add(number);
        }
        return numbers;
    }

    private <T> T argument(List<?> values, int index, Class<T> type, String what) {
        if (index >= values.size() || !type.isInstance(values.get(index))) {
            throw invalid("lacks " + what);
        }
        return type.cast(values.get(index));
    }

    private void tuple(int length) {
        List<Object> values = new ArrayList<>();
        for (int i = 0; i < length; i++) {
            values.add(pop());
        }
        Collections.reverse(values);
        stack.add(Collections.unmodifiableList(values));
    }

    @SuppressWarnings("unchecked") // only this class puts lists on the stack
    private void append(List<Object> values) {
        if (!(top() instanceof ArrayList<?> list)) {
            throw invalid("appends to something that is no list");
        }
        ((List<Object>) list).addAll(values);
    }

    private void put(List<Object> keysAndValues) {
        if (!(top() instanceof PickleDictionary dictionary) || keysAndValues.size() % 2 != 0) {
            throw invalid("puts entries into something that is no dictionary, or a key without its value");
        }
        for (int i = 0; i < keysAndValues.size(); i += 2) {
            Object key = keysAndValues.get(i);
            if (!(key instanceof String || key instanceof Number || key instanceof Boolean || key == NONE)) {
                throw invalid("has a dictionary whose key is neither text nor number");
            }
            dictionary.put(key, keysAndValues.get(i + 1));
        }
    }

    private List<Object> sinceMark() {
        int mark = stack.lastIndexOf(MARK); // compares with MARK.equals, which is identity
        if (mark < 0) {
            throw invalid("closes a group that was never opened");
        }
        List<Object> tail = stack.subList(mark, stack.size());
        List<Object> values = new ArrayList<>(tail.subList(1, tail.size()));
        tail.clear();
        return values;
    }

    private void recall(int key) {
        Object value = memo.get(key);
        if (value == null) {
            throw invalid("reads a memo entry that it never stored");
        }
        stack.add(value);
    }

    private Object top() {
        if (stack.isEmpty() || stack.get(stack.size() - 1) == MARK) {
            throw invalid("takes a value from an empty stack");
        }
        return stack.get(stack.size() - 1);
    }

    private Object pop() {
        Object value = top();
        stack.remove(stack.size() - 1);
        return value;
    }

    private <T> T pop(Class<T> type, String what) {
        Object value = pop();
        if (!type.isInstance(value)) {
            throw invalid("lacks " + what);
        }
        return type.cast(value);
    }

    private static Object integer(byte[] littleEndian) {
        if (littleEndian.length == 0) {
            return 0L;
        }
        byte[] bigEndian = new byte[littleEndian.length];
        for (int i = 0; i < bigEndian.length; i++) {
            bigEndian[i] = littleEndian[bigEndian.length - 1 - i];
        }
        BigInteger value = new BigInteger(bigEndian);
        if (value.bitLength() < Long.SIZE) {
            return value.longValue();
        }
        return value;
    }

    private String text(long length) throws IOException {
        byte[] bytes = in.nextBytes(length);
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw invalid("has text that is not UTF-8");
        }
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.nextByte(); c != '\n'; c = in.nextByte()) {
            line.append((char) c);
        }
        return line.toString();
    }

    private InvalidWeightsException invalid(String problem) {
        return new InvalidWeightsException(source, "pickle, byte " + (in.position() - start), problem);
    }
}
