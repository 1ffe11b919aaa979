package dsgformer.photo.metadata;

import java.io.ByteArrayOutputStream;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** Unpacks deflated metadata of an untrusted file. */
public final class DeflatedMetadata {

    private static final int MOST_BYTES = 1 << 24;

    private DeflatedMetadata() {}

    /**
     * The content of the zlib stream that starts at {@code from}.
     *
     * @throws DamagedMetadataException if there is none, it is cut off, or it has more than 16 MiB
     */
    public static byte[] unpack(byte[] data, int from) throws DamagedMetadataException {
        if (from > data.length) {
            throw new DamagedMetadataException("ends early");
        }
        Inflater inflater = new Inflater();
        try {
            inflater.setInput(data, from, data.length - from);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            byte[] buffer = new byte[8192];
            while (!inflater.finished()) {
                int count = inflater.inflate(buffer);
                if (count == 0 && !inflater.finished()) {
                    throw new DamagedMetadataException("ends early");
                }
                if (out.size() + count > MOST_BYTES) {
                    throw new DamagedMetadataException("unpacks to more than 16 MiB");
                }
                out.write(buffer, 0, count);
            }
            return out.toByteArray();
        } catch (DataFormatException e) {
            throw new DamagedMetadataException("cannot be unpacked", e);
        } finally {
            inflater.end();
        }
    }
}
