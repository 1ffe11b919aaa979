package dsgformer.cli;

import dsgformer.network.NetworkConfig;
import dsgformer.network.NetworkFamilies;
import dsgformer.weights.Shape;
import dsgformer.weights.Weight;
import dsgformer.weights.WeightsFromNames;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A checkpoint of a small published network, in the layout of PyTorch: {@code {"params": state dict}}. */
public final class TestCheckpoint {

    private TestCheckpoint() {}

    public static Path write(Path file, String config) throws IOException {
        return write(file, config, "params");
    }

    /** As {@link #write(Path, String)}, with the weights under {@code entry}; a dot puts one entry into another. */
    public static Path write(Path file, String config, String entry) throws IOException {
        return write(file, config, entry, "", Map.of());
    }

    /** As {@link #write(Path, String, String)}, with a prefix before each name, and other tensors of ones. */
    public static Path write(Path file, String config, String entry, String prefix, Map<String, Shape> others)
            throws IOException {
        NetworkConfig network = NetworkFamilies.fromJson(config);
        Map<String, Weight> weights = new LinkedHashMap<>();
        WeightsFromNames.of(network.shapes(), 0.5)
                .asMap()
                .forEach((name, weight) -> weights.put(prefix + name, weight));
        others.forEach((name, shape) -> {
            float[] ones = new float[shape.elements()];
            Arrays.fill(ones, 1);
            weights.put(name, new Weight(shape, ones));
        });
        List<String> entries = List.of(entry.split("\\.", -1));
        StringBuilder pickle = new StringBuilder("\u0080\u0002");
        for (String each : entries) {
            pickle.append("}").append(text(each));
        }
        pickle.append("ccollections\nOrderedDict\n)R(");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            int[] key = {0};
            for (Map.Entry<String, Weight> weight : weights.entrySet()) {
                float[] values = weight.getValue().values();
                pickle.append(text(weight.getKey())).append("ctorch._utils\n_rebuild_tensor_v2\n((");
                pickle.append(text("storage")).append("ctorch\nFloatStorage\n").append(text("" + key[0]));
                pickle.append(text("cpu")).append(integer(values.length)).append("tQK\0(");
                weight.getValue().shape().axes().forEach(axis -> pickle.append(integer(axis)));
                pickle.append("t(");
                int stride = values.length;
                for (int axis : weight.getValue().shape().axes()) {
                    stride /= axis;
                    pickle.append(integer(stride));
                }
                pickle.append("t\u0089NtR");
                ByteBuffer bytes =
                        ByteBuffer.allocate(Float.BYTES * values.length).order(ByteOrder.LITTLE_ENDIAN);
                bytes.asFloatBuffer().put(values);
                put(zip, "archive/data/" + key[0]++, bytes.array());
            }
            put(
                    zip,
                    "archive/data.pkl",
                    pickle.append("u" + "s".repeat(entries.size()) + ".")
                            .toString()
                            .getBytes(StandardCharsets.ISO_8859_1));
        }
        return file;
    }

    private static String text(String text) {
        return "X" + bytes(text.length()) + text;
    }

    private static String integer(int value) {
        return "J" + bytes(value);
    }

    private static String bytes(int value) {
        return "" + (char) (value & 0xFF) + (char) (value >>> 8 & 0xFF) + (char) (value >>> 16 & 0xFF)
                + (char) (value >>> 24);
    }

    private static void put(ZipOutputStream zip, String name, byte[] bytes) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(bytes.length);
        CRC32 crc = new CRC32();
        crc.update(bytes);
        entry.setCrc(crc.getValue());
        zip.putNextEntry(entry);
        zip.write(bytes);
        zip.closeEntry();
    }
}
