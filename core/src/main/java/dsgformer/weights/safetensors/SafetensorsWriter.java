package dsgformer.weights.safetensors;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dsgformer.io.Sha256;
import dsgformer.weights.ElementType;
import dsgformer.weights.Half;
import dsgformer.weights.Precision;
import dsgformer.weights.Shape;
import dsgformer.weights.StateDict;
import dsgformer.weights.Weight;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** Lays out a safetensors file: the header's length, the header with the data's SHA-256 in it, the data. */
final class SafetensorsWriter {

    private static final JsonMapper JSON = new JsonMapper();
    private static final int ALIGNMENT = 8;
    private static final int BUFFER_BYTES = 1 << 18;

    /** Receives the next part of the data section. */
    private interface Sink {
        void take(ByteBuffer bytes) throws IOException;
    }

    private final StateDict weights;
    private final ElementType type;
    private final byte[] header;

    /**
     * @throws IllegalArgumentException if a finite weight is too large for the precision, or is called
     *     {@code __metadata__}
     */
    SafetensorsWriter(StateDict weights, Map<String, String> metadata, Precision precision) throws IOException {
        this.weights = weights;
        this.type = precision.type();
        requireWritable();
        Sha256 sum = new Sha256();
        encode(sum::update);
        Map<String, String> entries = new LinkedHashMap<>(metadata);
        entries.put(Safetensors.CHECKSUM, sum.hex());
        this.header = header(entries);
    }

    void writeTo(WritableByteChannel channel) throws IOException {
        Sink sink = bytes -> {
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
        };
        sink.take(ByteBuffer.allocate(Long.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(header.length)
                .flip());
        sink.take(ByteBuffer.wrap(header));
        encode(sink);
    }

    private void requireWritable() {
        if (weights.names().contains(SafetensorsHeader.METADATA)) {
            throw new IllegalArgumentException("no weight may be called " + SafetensorsHeader.METADATA);
        }
        if (type == ElementType.F16) {
            weights.asMap().forEach(SafetensorsWriter::requireHalf);
        }
    }

    private static void requireHalf(String name, Weight weight) {
        for (float value : weight.values()) {
            if (Float.isFinite(value) && !Float.isFinite(Half.toFloat(Half.fromFloat(value)))) {
                throw new IllegalArgumentException(
                        "weight " + name + " holds " + value + ", beyond half precision's ±65504; write it as float32");
            }
        }
    }

    private byte[] header(Map<String, String> metadata) {
        Map<String, Object> root = new LinkedHashMap<>();
        root.put(SafetensorsHeader.METADATA, metadata);
        long at = 0;
        for (Map.Entry<String, Weight> entry : weights.asMap().entrySet()) {
            Shape shape = entry.getValue().shape();
            long end = at + (long) shape.elements() * type.bytes();
            Map<String, Object> tensor = new LinkedHashMap<>();
            tensor.put("dtype", type.name());
            tensor.put("shape", shape.axes());
            tensor.put("data_offsets", new long[] {at, end});
            root.put(entry.getKey(), tensor);
            at = end;
        }
        try {
            return padded(JSON.writeValueAsString(root).getBytes(StandardCharsets.UTF_8));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("texts and numbers could not be written as JSON", e);
        }
    }

    private static byte[] padded(byte[] json) {
        byte[] padded = Arrays.copyOf(json, (json.length + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT);
        Arrays.fill(padded, json.length, padded.length, (byte) ' ');
        return padded;
    }

    private void encode(Sink sink) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(BUFFER_BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (Weight weight : weights.asMap().values()) {
            for (float value : weight.values()) {
                if (!buffer.hasRemaining()) {
                    drain(buffer, sink);
                }
                if (type == ElementType.F16) {
                    buffer.putShort(Half.fromFloat(value));
                } else {
                    buffer.putFloat(value);
                }
            }
        }
        drain(buffer, sink);
    }

    private static void drain(ByteBuffer buffer, Sink sink) throws IOException {
        sink.take(buffer.flip());
        buffer.clear();
    }
}
