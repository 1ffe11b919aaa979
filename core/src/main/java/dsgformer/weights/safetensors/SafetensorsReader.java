package dsgformer.weights.safetensors;

import dsgformer.io.Sha256;
import dsgformer.weights.ElementType;
import dsgformer.weights.InvalidWeightsException;
import dsgformer.weights.StateDict;
import dsgformer.weights.Weight;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.ReadableByteChannel;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Reads a safetensors file from front to back. The format leaves no holes between tensors, so one pass through a small
 * buffer is enough for files of any size, from a disk or from a jar; the file is not memory-mapped, so it can be
 * replaced afterwards.
 */
final class SafetensorsReader {

    static final int LENGTH_BYTES = Long.BYTES;

    private static final long MAX_HEADER_BYTES = 100_000_000; // the limit of the format's own library
    private static final int BUFFER_BYTES = 1 << 18; // a multiple of every element's size

    private final String source;
    private final ReadableByteChannel channel;
    private final SafetensorsHeader header;
    private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER_BYTES).order(ByteOrder.LITTLE_ENDIAN);

    /**
     * Reads the header.
     *
     * @param size how many bytes the channel gives
     * @throws InvalidWeightsException if it is not a header for so many bytes
     */
    SafetensorsReader(String source, ReadableByteChannel channel, long size) throws IOException {
        this.source = source;
        this.channel = channel;
        if (size < LENGTH_BYTES) {
            throw new InvalidWeightsException(source, "header", "a safetensors file has at least 8 bytes, got " + size);
        }
        long headerBytes = fill(LENGTH_BYTES).getLong();
        long rest = size - LENGTH_BYTES;
        if (headerBytes < 0 || headerBytes > Math.min(rest, MAX_HEADER_BYTES)) {
            throw new InvalidWeightsException(
                    source,
                    "header",
                    "claims " + Long.toUnsignedString(headerBytes) + " bytes, may have up to "
                            + Math.min(rest, MAX_HEADER_BYTES) + "; is this a safetensors file?");
        }
        byte[] json = new byte[(int) headerBytes];
        for (int at = 0; at < json.length; at += BUFFER_BYTES) {
            int length = Math.min(BUFFER_BYTES, json.length - at);
            fill(length).get(json, at, length);
        }
        this.header = SafetensorsHeader.parse(source, json, rest - headerBytes);
    }

    SafetensorsHeader header() {
        return header;
    }

    SafetensorsFile readWeights() throws IOException {
        Map<String, Weight> weights = new LinkedHashMap<>();
        for (SafetensorsHeader.Entry entry : header.entries()) {
            weights.put(
                    entry.name(),
                    new Weight(entry.shape(), new float[entry.shape().elements()]));
        }
        for (SafetensorsHeader.Entry entry : header.entriesByOffset()) {
            readValues(entry.type(), weights.get(entry.name()).values());
        }
        return new SafetensorsFile(header.metadata(), StateDict.of(weights));
    }

    /** Of the data section. */
    String dataSha256() throws IOException {
        Sha256 sum = new Sha256();
        for (SafetensorsHeader.Entry entry : header.entriesByOffset()) {
            for (long left = entry.end() - entry.begin(); left > 0; left -= BUFFER_BYTES) {
                sum.update(fill((int) Math.min(BUFFER_BYTES, left)));
            }
        }
        return sum.hex();
    }

    private void readValues(ElementType type, float[] values) throws IOException {
        int chunk = BUFFER_BYTES / type.bytes();
        for (int from = 0; from < values.length; from += chunk) {
            int count = Math.min(chunk, values.length - from);
            fill(count * type.bytes());
            for (int i = 0; i < count; i++) {
                values[from + i] = type.next(buffer);
            }
        }
    }

    private ByteBuffer fill(int bytes) throws IOException {
        buffer.clear().limit(bytes);
        while (buffer.hasRemaining()) {
            if (channel.read(buffer) < 0) {
                throw new InvalidWeightsException(
                        source, "data", "ended early; was the file changed while it was read?");
            }
        }
        return buffer.flip();
    }
}
