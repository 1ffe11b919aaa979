package dsgformer.weights.safetensors;

import static dsgformer.weights.InvalidWeightsException.shown;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dsgformer.weights.ElementType;
import dsgformer.weights.InvalidWeightsException;
import dsgformer.weights.Shape;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Parses an untrusted safetensors header: every size is validated before memory is allocated. */
final class SafetensorsHeader {

    static final String METADATA = "__metadata__";

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    /** A tensor and where its bytes are in the data section, from {@code begin} to before {@code end}. */
    record Entry(String name, ElementType type, Shape shape, long begin, long end) {}

    private final String source;
    private final Map<String, String> metadata = new LinkedHashMap<>();
    private final List<Entry> entries = new ArrayList<>();

    private SafetensorsHeader(String source) {
        this.source = source;
    }

    /**
     * @param dataBytes how large the data section is
     * @throws InvalidWeightsException if this is no header, or not that of such a data section
     */
    static SafetensorsHeader parse(String source, byte[] json, long dataBytes) {
        SafetensorsHeader header = new SafetensorsHeader(source);
        try (JsonParser parser = JSON.createParser(strictUtf8(json))) {
            header.readObject(parser);
        } catch (JsonProcessingException e) {
            throw header.invalid("not valid JSON: " + shown(e.getOriginalMessage()), e);
        } catch (IOException e) {
            throw header.invalid("not UTF-8", e);
        }
        header.requireGapless(dataBytes);
        return header;
    }

    Map<String, String> metadata() {
        return metadata;
    }

    /** In the header's order. */
    List<Entry> entries() {
        return entries;
    }

    /** In the order of their bytes. */
    List<Entry> entriesByOffset() {
        return entries.stream()
                .sorted(Comparator.comparingLong(Entry::begin).thenComparingLong(Entry::end))
                .toList();
    }

    private void readObject(JsonParser parser) throws IOException {
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            throw invalid("needs to be a JSON object", null);
        }
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            parser.nextToken();
            JsonNode value = parser.readValueAsTree();
            if (name.equals(METADATA)) {
                readMetadata(value);
            } else {
                entries.add(entry(name, value));
            }
        }
        if (parser.nextToken() != null) {
            throw invalid("goes on after its JSON object", null);
        }
    }

    private void readMetadata(JsonNode value) {
        boolean texts = value.isObject()
                && value.properties().stream().allMatch(e -> e.getValue().isTextual());
        if (!texts) {
            throw invalid(METADATA + " needs to be an object of texts", null);
        }
        value.properties().forEach(e -> metadata.put(e.getKey(), e.getValue().textValue()));
    }

    private Entry entry(String name, JsonNode value) {
        ElementType type = type(name, value.path("dtype").asText());
        Shape shape = shape(name, numbers(name, value, "shape"));
        List<Long> offsets = numbers(name, value, "data_offsets");
        if (offsets.size() != 2 || offsets.get(0) > offsets.get(1)) {
            throw invalidTensor(
                    name, "data_offsets need to be [begin, end] with begin ≤ end, got " + value.get("data_offsets"));
        }
        Entry entry = new Entry(name, type, shape, offsets.get(0), offsets.get(1));
        long needed = (long) shape.elements() * type.bytes();
        if (entry.end() - entry.begin() != needed) {
            throw invalidTensor(
                    name,
                    type + " of shape " + shape + " needs " + needed + " bytes, its data_offsets " + offsets + " hold "
                            + (entry.end() - entry.begin()));
        }
        return entry;
    }

    private ElementType type(String name, String dtype) {
        return Arrays.stream(ElementType.values())
                .filter(type -> type.name().equals(dtype))
                .findFirst()
                .orElseThrow(() -> invalidTensor(
                        name,
                        "dtype '" + shown(dtype) + "' is not a weight's, need one of "
                                + Arrays.toString(ElementType.values())));
    }

    private Shape shape(String name, List<Long> axes) {
        try {
            return new Shape(axes.stream().map(Math::toIntExact).toList());
        } catch (ArithmeticException | IllegalArgumentException e) {
            throw invalidTensor(name, "shape " + shown(axes.toString()) + " does not fit into an array");
        }
    }

    private List<Long> numbers(String name, JsonNode tensor, String key) {
        JsonNode array = tensor.path(key);
        List<Long> numbers = new ArrayList<>();
        for (JsonNode number : array) {
            if (!number.isIntegralNumber() || !number.canConvertToLong() || number.longValue() < 0) {
                throw invalidTensor(
                        name, key + " needs to hold whole numbers from 0 on, got " + shown(number.toString()));
            }
            numbers.add(number.longValue());
        }
        if (!array.isArray()) {
            throw invalidTensor(name, key + " needs to be a list of numbers");
        }
        return numbers;
    }

    private void requireGapless(long dataBytes) {
        long reached = 0;
        for (Entry entry : entriesByOffset()) {
            if (entry.end() > dataBytes) {
                throw invalidTensor(
                        entry.name(), "ends at byte " + entry.end() + " of the data, which has " + dataBytes);
            }
            if (entry.begin() != reached) {
                throw invalidTensor(
                        entry.name(),
                        "begins at byte " + entry.begin() + " of the data, needs to begin at " + reached
                                + ", where the tensor before it ends");
            }
            reached = entry.end();
        }
        if (reached != dataBytes) {
            throw invalid("describes " + reached + " bytes of data, the file holds " + dataBytes, null);
        }
    }

    private static Reader strictUtf8(byte[] json) {
        return new InputStreamReader(
                new ByteArrayInputStream(json),
                StandardCharsets.UTF_8
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT));
    }

    private InvalidWeightsException invalidTensor(String name, String problem) {
        return new InvalidWeightsException(source, "tensor '" + shown(name) + "'", problem);
    }

    private InvalidWeightsException invalid(String problem, Throwable cause) {
        return new InvalidWeightsException(source, "header", problem, cause);
    }
}
