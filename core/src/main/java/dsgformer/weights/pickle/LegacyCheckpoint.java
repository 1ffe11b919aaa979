package dsgformer.weights.pickle;

import dsgformer.weights.ElementType;
import dsgformer.weights.InvalidWeightsException;
import java.io.EOFException;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The form that PyTorch wrote before 1.6: pickles of a magic number, a version and the writer's machine, then the
 * pickle proper, the storages' keys, and for each of them its length and its bytes. There is no checksum.
 */
final class LegacyCheckpoint implements Storages, AutoCloseable {

    private static final BigInteger MAGIC = new BigInteger("1950a86a20f9469cfc6c", 16);
    private static final long VERSION = 1001;
    /** A pickle of protocol 2 whose first value is an integer of ten bytes. */
    private static final byte[] START = {(byte) 0x80, 2, (byte) 0x8a, 10};

    private static final int CHUNK_BYTES = 1 << 15;

    private final String source;
    private final FileChannel channel;
    private final Object pickle;
    private final Map<String, Place> places = new HashMap<>();

    private record Place(long position, long elements) {}

    LegacyCheckpoint(Path file) throws IOException {
        this.source = file.toString();
        this.channel = FileChannel.open(file);
        try {
            ByteSource in = ByteSource.at(channel, 0);
            requireHeader(in);
            Unpickler.Pickled pickled = Unpickler.readWithStorages(source, in);
            this.pickle = pickled.value();
            locate(in, pickled.storages());
        } catch (EOFException e) {
            channel.close();
            throw invalid("storages", e.getMessage());
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    Object pickle() {
        return pickle;
    }

    @Override
    public float[] read(StorageReference storage) throws IOException {
        Place place = places.get(storage.key());
        if (place == null || place.elements() != storage.elements()) {
            throw invalid(
                    "storage " + InvalidWeightsException.shown(storage.key()),
                    "needs " + storage.elements() + " numbers, the file has "
                            + (place == null ? "none" : place.elements()));
        }
        ByteSource in = ByteSource.at(channel, place.position());
        float[] values = new float[(int) storage.elements()]; // locate() checked that the file holds as many
        int chunk = CHUNK_BYTES / storage.type().bytes();
        for (int at = 0; at < values.length; ) {
            int count = Math.min(chunk, values.length - at);
            ByteBuffer bytes = in.next(count * storage.type().bytes());
            for (int i = 0; i < count; i++) {
                values[at++] = storage.type().next(bytes);
            }
        }
        return values;
    }

    private void requireHeader(ByteSource in) throws IOException {
        if (!MAGIC.equals(Unpickler.read(source, in))) {
            throw invalid("magic number", "is not that of a file of PyTorch");
        }
        Object version = Unpickler.read(source, in);
        if (!Long.valueOf(VERSION).equals(version)) {
            throw invalid("version", "need " + VERSION + ", the only one that was ever written");
        }
        boolean littleEndian = Unpickler.read(source, in) instanceof PickleDictionary machine
                && machine.get("little_endian").equals(Optional.of(true));
        if (!littleEndian) {
            throw invalid("machine", "was not little endian; load and save the file with PyTorch on one that is");
        }
    }

    private void locate(ByteSource in, Map<String, ElementType> types) throws IOException {
        if (!(Unpickler.read(source, in) instanceof List<?> keys)) {
            throw invalid("storages", "have no list of keys");
        }
        for (Object key : keys) {
            ElementType type = key instanceof String name ? types.get(name) : null;
            if (type == null) {
                throw invalid("storages", "there is one that no tensor refers to");
            }
            long elements = in.nextLong();
            if (elements < 0 || elements > in.remaining() / type.bytes() || elements > Integer.MAX_VALUE - 8) {
                throw invalid(
                        "storages", "one claims " + elements + " numbers, more than there are or fit into an array");
            }
            places.put((String) key, new Place(in.position(), elements));
            in = ByteSource.at(channel, in.position() + elements * type.bytes());
        }
    }

    private InvalidWeightsException invalid(String place, String problem) {
        return new InvalidWeightsException(source, place, problem);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    /** Whether a file with these first bytes may have this form. */
    static boolean begins(byte[] start) {
        return start.length >= START.length && Arrays.equals(start, 0, START.length, START, 0, START.length);
    }
}
