package dsgformer.weights.pickle;

import dsgformer.weights.ElementType;
import dsgformer.weights.InvalidWeightsException;
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
 * Reads one pickle of protocol 2 to 5, as far as weights need it, and executes nothing: names outside the pickle build
 * descriptions or are passed over, see {@link PickleGlobal}. Numbers become Long, BigInteger or Double, text String,
 * tuples, lists and sets List, dictionaries and objects {@link PickleDictionary}, tensors {@link TensorReference}, None
 * and bytes {@link #NONE}. Work and memory are proportional to the pickle's length, of which at most
 * {@value #MOST_BYTES} bytes are read.
 */
public final class Unpickler {

    /** Python's None, and values that are passed over. */
    static final Object NONE = new Object();

    private static final Object MARK = new Object();
    private static final long MOST_BYTES = 100_000_000; // of names and shapes, as in a safetensors header

    private final String source;
    private final ByteSource in;
    private final PickleCalls calls = new PickleCalls(this::invalid);
    private final List<Object> stack = new ArrayList<>();
    private final Map<Integer, Object> memo = new HashMap<>();
    private long start;

    private Unpickler(String source, ByteSource in) {
        this.source = source;
        this.in = in;
    }

    /**
     * Reads from the position of {@code in} to the end of the pickle.
     *
     * @throws InvalidWeightsException if it is no pickle, ends early, or asks for what only an attack needs
     */
    public static Object read(String source, ByteSource in) throws IOException {
        return readWithStorages(source, in).value();
    }

    /** As {@link #read}, with the types of all storages that are referred to, by key. */
    static Pickled readWithStorages(String source, ByteSource in) throws IOException {
        Unpickler unpickler = new Unpickler(source, in);
        unpickler.start = in.position();
        try {
            return new Pickled(unpickler.run(), unpickler.calls.storages());
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
            case '2' -> stack.add(top());
            case 'N' -> stack.add(NONE);
            case 0x88 -> stack.add(true);
            case 0x89 -> stack.add(false);
            case 'J' -> stack.add((long) in.nextInt());
            case 'K' -> stack.add((long) in.nextByte());
            case 'M' -> stack.add((long) in.nextShort());
            case 0x8a -> stack.add(integer(in.nextBytes(in.nextByte())));
            case 0x8b -> stack.add(integer(in.nextBytes(Integer.toUnsignedLong(in.nextInt()))));
            case 'G' -> stack.add(Double.longBitsToDouble(Long.reverseBytes(in.nextLong())));
            case 'X' -> stack.add(text(Integer.toUnsignedLong(in.nextInt())));
            case 0x8c -> stack.add(text(in.nextByte()));
            case 0x8d -> stack.add(text(in.nextLong()));
            case 'U' -> stack.add(oldText(in.nextByte()));
            case 'T' -> stack.add(oldText(in.nextInt()));
            case 'C' -> passOver(in.nextByte());
            case 'B' -> passOver(Integer.toUnsignedLong(in.nextInt()));
            case 0x8e, 0x96 -> passOver(in.nextLong());
            case ')' -> stack.add(List.of());
            case 0x85 -> tuple(1);
            case 0x86 -> tuple(2);
            case 0x87 -> tuple(3);
            case 't', 0x91 -> stack.add(Collections.unmodifiableList(sinceMark()));
            case ']', 0x8f -> stack.add(new ArrayList<>());
            case 'a' -> append(List.of(pop()));
            case 'e', 0x90 -> append(sinceMark());
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
            case 'c' -> {
                String module = line();
                stack.add(calls.global(module, line()));
            }
            case 0x93 -> {
                String name = pop(String.class, "a name");
                stack.add(calls.global(pop(String.class, "a module"), name));
            }
            case 'Q' -> stack.add(calls.storage(pop(List.class, "a storage's description")));
            case 'R', 0x81 -> { // REDUCE calls a function, NEWOBJ makes an object of a class
                List<?> arguments = pop(List.class, "arguments");
                stack.add(calls.call(callable(), arguments));
            }
            case 0x92 -> { // NEWOBJ_EX: with arguments by name
                pop();
                List<?> arguments = pop(List.class, "arguments");
                stack.add(calls.call(callable(), arguments));
            }
            case 'b' -> { // BUILD sets attributes, on which no weight depends
                pop();
                top();
            }
            default -> throw invalid(String.format("has opcode 0x%02x, which no weights need", opcode));
        }
    }

    private void protocol(int version) {
        if (version < 2 || version > 5) {
            throw invalid("is of pickle protocol " + version + ", need 2 to 5");
        }
    }

    private Object callable() {
        Object callable = pop();
        if (!(callable instanceof PickleGlobal || callable instanceof PickleDictionary)) {
            throw invalid("lacks something to call");
        }
        return callable;
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
        if (top() instanceof ArrayList<?> list) {
            ((List<Object>) list).addAll(values);
        } else if (!(top() instanceof PickleDictionary)) { // else a list of a foreign class, which is passed over
            throw invalid("appends to something that is no list");
        }
    }

    private void put(List<Object> keysAndValues) {
        if (!(top() instanceof PickleDictionary dictionary) || keysAndValues.size() % 2 != 0) {
            throw invalid("puts entries into something that is no dictionary, or a key without its value");
        }
        for (int i = 0; i < keysAndValues.size(); i += 2) {
            dictionary.put(keysAndValues.get(i), keysAndValues.get(i + 1));
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

    /** Of Python 2, whose texts may be any bytes. */
    private String oldText(long length) throws IOException {
        return new String(in.nextBytes(length), StandardCharsets.UTF_8);
    }

    private void passOver(long bytes) throws IOException {
        in.skip(bytes);
        stack.add(NONE);
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
