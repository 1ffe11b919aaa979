package dsgformer.weights.pickle;

import dsgformer.weights.InvalidWeightsException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * The form that PyTorch writes since 1.6: a zip archive of uncompressed entries, {@code NAME/data.pkl} and a storage's
 * bytes in each {@code NAME/data/KEY}. The checksum of every entry that is read is verified.
 */
final class ZipCheckpoint implements Storages, AutoCloseable {

    private static final String PICKLE = "data.pkl";
    private static final int BUFFER_BYTES = 1 << 18;

    private final String source;
    private final ZipFile archive;
    private final String folder;
    private final ByteOrder order;

    ZipCheckpoint(Path file) throws IOException {
        this.source = file.toString();
        this.archive = new ZipFile(file.toFile());
        try {
            this.folder = folder();
            this.order = order();
        } catch (IOException | RuntimeException e) {
            archive.close();
            throw e;
        }
    }

    Object pickle() throws IOException {
        ZipEntry entry = entry(PICKLE);
        try (Checked in = new Checked(entry)) {
            Object root = Unpickler.read(source, new ByteSource(Channels.newChannel(in), entry.getSize()));
            in.requireChecksum();
            return root;
        }
    }

    @Override
    public float[] read(StorageReference storage) throws IOException {
        ZipEntry entry = entry("data/" + storage.key());
        int size = storage.type().bytes();
        if (entry.getSize() % size != 0 || entry.getSize() / size != storage.elements()) {
            throw invalid(
                    entry.getName(),
                    "has " + entry.getSize() + " bytes, the pickle claims " + storage.elements() + " numbers of "
                            + size);
        }
        float[] values = new float[arrayLength(entry.getName(), storage.elements())];
        try (Checked in = new Checked(entry)) {
            byte[] bytes = new byte[(int) Math.min(BUFFER_BYTES, Math.max(size, entry.getSize()))];
            ByteBuffer buffer = ByteBuffer.wrap(bytes).order(order);
            for (int at = 0; at < values.length; ) {
                int count = Math.min(bytes.length / size, values.length - at);
                if (in.readNBytes(bytes, 0, count * size) != count * size) {
                    throw invalid(entry.getName(), "ends early");
                }
                buffer.clear();
                for (int i = 0; i < count; i++) {
                    values[at++] = storage.type().next(buffer);
                }
            }
            in.requireChecksum();
        }
        return values;
    }

    private int arrayLength(String place, long elements) {
        if (elements > Integer.MAX_VALUE - 8) {
            throw invalid(
                    place, elements + " numbers in one storage do not fit into an array; save the tensors one by one");
        }
        return (int) elements;
    }

    private String folder() {
        return archive.stream()
                .map(ZipEntry::getName)
                .filter(name -> name.endsWith("/" + PICKLE))
                .map(name -> name.substring(0, name.length() - PICKLE.length()))
                .findFirst()
                .orElseThrow(() -> invalid("archive", "is a zip file without the " + PICKLE + " of PyTorch's files"));
    }

    private ByteOrder order() throws IOException {
        if (archive.getEntry(folder + "byteorder") == null) {
            return ByteOrder.LITTLE_ENDIAN;
        }
        try (Checked in = new Checked(entry("byteorder"))) {
            String order = new String(in.readNBytes(16), StandardCharsets.US_ASCII);
            in.requireChecksum();
            return switch (order) {
                case "little" -> ByteOrder.LITTLE_ENDIAN;
                case "big" -> ByteOrder.BIG_ENDIAN;
                default -> throw invalid(folder + "byteorder", "is neither little nor big");
            };
        }
    }

    private ZipEntry entry(String name) {
        ZipEntry entry = archive.getEntry(folder + name);
        if (entry == null) {
            throw invalid("archive", "has no entry " + InvalidWeightsException.shown(folder + name));
        }
        boolean plain = entry.getMethod() == ZipEntry.STORED && entry.getSize() == entry.getCompressedSize();
        if (!plain) {
            throw invalid(
                    entry.getName(), "is compressed, which PyTorch's files are not; unpacked it could be any size");
        }
        return entry;
    }

    private InvalidWeightsException invalid(String place, String problem) {
        return new InvalidWeightsException(source, InvalidWeightsException.shown(place), problem);
    }

    @Override
    public void close() throws IOException {
        archive.close();
    }

    /** An entry's bytes; their checksum is computed while they are read. */
    private final class Checked extends FilterInputStream {

        private final ZipEntry entry;
        private final CRC32 sum = new CRC32();

        Checked(ZipEntry entry) throws IOException {
            super(archive.getInputStream(entry));
            this.entry = entry;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] bytes, int from, int length) throws IOException {
            int count = in.read(bytes, from, length);
            if (count > 0) {
                sum.update(bytes, from, count);
            }
            return count;
        }

        @Override
        public boolean markSupported() {
            return false;
        }

        /** Reads the rest and compares the checksum. */
        void requireChecksum() throws IOException {
            transferTo(OutputStream.nullOutputStream());
            if (sum.getValue() != entry.getCrc()) {
                throw invalid(entry.getName(), "does not match its checksum: the file is damaged; download it again");
            }
        }
    }

    /** Whether a file with these first bytes may have this form. */
    static boolean begins(byte[] start) {
        return start.length >= 4 && start[0] == 'P' && start[1] == 'K' && start[2] == 3 && start[3] == 4;
    }
}
