package dsgformer.photo.metadata;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.Set;

/** IPTC's Information Interchange Model: a sequence of data sets, each with a record number and a data set number. */
final class Iptc {

    private static final int TAG = 0x1C;
    private static final int APPLICATION_RECORD = 2;

    /** Content location code and name, city, sublocation, province or state, country code and name. */
    private static final Set<Integer> PLACES = Set.of(26, 27, 90, 92, 95, 100, 101);

    private Iptc() {}

    /**
     * The data sets without those that name a place, the same bytes if there are none; empty if the block cannot be
     * parsed.
     */
    static Optional<byte[]> withoutPlaces(byte[] iptc) {
        ByteArrayOutputStream kept = new ByteArrayOutputStream();
        ByteBuffer bytes = ByteBuffer.wrap(iptc);
        int at = 0;
        while (at < iptc.length && iptc[at] == TAG) {
            if (at + 5 > iptc.length) {
                return Optional.empty();
            }
            int header = 5;
            long length = bytes.getShort(at + 3) & 0xFFFF;
            if (length > 0x7FFF) { // extended: the low bits count the bytes of the real length
                int digits = (int) (length & 0x7FFF);
                if (digits > 4 || at + 5 + digits > iptc.length) {
                    return Optional.empty();
                }
                header += digits;
                length = 0;
                for (int i = at + 5; i < at + header; i++) {
                    length = length << 8 | (iptc[i] & 0xFF);
                }
            }
            if (length > iptc.length - at - header) {
                return Optional.empty();
            }
            int size = header + (int) length;
            boolean place = iptc[at + 1] == APPLICATION_RECORD && PLACES.contains(iptc[at + 2] & 0xFF);
            if (!place) {
                kept.write(iptc, at, size);
            }
            at += size;
        }
        for (int i = at; i < iptc.length; i++) { // zeros are padding; anything else could name a place
            if (iptc[i] != 0) {
                return Optional.empty();
            }
        }
        kept.write(iptc, at, iptc.length - at);
        return Optional.of(kept.toByteArray());
    }
}
