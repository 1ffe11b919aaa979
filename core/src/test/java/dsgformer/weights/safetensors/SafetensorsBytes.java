package dsgformer.weights.safetensors;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Safetensors files put together by hand, valid or not. */
public final class SafetensorsBytes {

    private SafetensorsBytes() {}

    static Path file(Path folder, String header, byte[] data) throws IOException {
        return Files.write(Files.createTempFile(folder, "made", ".safetensors"), of(header, data));
    }

    public static byte[] of(String header, byte[] data) {
        byte[] json = header.getBytes(StandardCharsets.UTF_8);
        return withLength(json.length, json, data);
    }

    public static byte[] withLength(long claimed, byte[] json, byte[] data) {
        return ByteBuffer.allocate(8 + json.length + data.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(claimed)
                .put(json)
                .put(data)
                .array();
    }
}
