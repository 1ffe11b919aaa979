package dsgformer.weights.safetensors;

import dsgformer.io.WholeFile;
import dsgformer.weights.InvalidWeightsException;
import dsgformer.weights.Precision;
import dsgformer.weights.StateDict;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Map;

/**
 * The safetensors format: the header's length (8 bytes, little endian), a JSON header of names, types, shapes and
 * offsets, then the tensors' bytes. Reads F32, F16, BF16, F64, whole numbers and BOOL, all into float32; writes F32 and
 * F16.
 */
public final class Safetensors {

    /** The metadata key under which {@link #write} leaves the SHA-256 of the data section, in hexadecimal. */
    public static final String CHECKSUM = "sha256";

    private Safetensors() {}

    /**
     * Reads a whole file; its checksum is not verified.
     *
     * @throws InvalidWeightsException if the bytes are not a safetensors file of types that weights have
     * @throws java.nio.file.NoSuchFileException if there is no such file
     */
    public static SafetensorsFile read(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file)) {
            return new SafetensorsReader(file.toString(), channel, channel.size()).readWeights();
        }
    }

    /**
     * Reads a stream to its end, as {@link #read(Path)} does; the caller closes it.
     *
     * @param source its name in messages
     */
    public static SafetensorsFile read(String source, InputStream in) throws IOException {
        byte[] bytes = in.readAllBytes(); // the header is validated against the size
        return new SafetensorsReader(source, Channels.newChannel(new ByteArrayInputStream(bytes)), bytes.length)
                .readWeights();
    }

    /**
     * Compares the data with the checksum that {@link #write} left in the file.
     *
     * @throws InvalidWeightsException if the header is not that of a safetensors file of this size
     */
    public static Checksum verify(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file)) {
            SafetensorsReader reader = new SafetensorsReader(file.toString(), channel, channel.size());
            String recorded = reader.header().metadata().get(CHECKSUM);
            if (recorded == null) {
                return Checksum.ABSENT;
            }
            return reader.dataSha256().equals(recorded) ? Checksum.MATCHES : Checksum.DIFFERS;
        }
    }

    /**
     * Writes the weights in their order and the metadata with the data's checksum; a file at {@code target} is replaced
     * in one step or, if anything fails, left as it was. NaN and infinities are written as they are.
     *
     * @throws IllegalArgumentException if a finite weight is too large for {@link Precision#FLOAT16}
     * @throws IOException if the folder does not exist or writing fails
     */
    public static void write(Path target, StateDict weights, Map<String, String> metadata, Precision precision)
            throws IOException {
        SafetensorsWriter writer = new SafetensorsWriter(weights, metadata, precision);
        WholeFile.write(target, writer::writeTo);
    }
}
