package dsgformer.photo.codec.jpeg;

import dsgformer.photo.codec.PhotoSource;
import java.nio.charset.StandardCharsets;

/** What phones append to a JPEG's image: films, and blocks with a directory of their own at the file's end. */
final class JpegTrailer {

    private static final byte[] FILM = latin("ftyp");
    private static final byte[] BLOCKS = latin("SEFH");
    private static final byte[] BLOCKS_END = latin("SEFT");

    private JpegTrailer() {}

    /** The first byte at or after {@code from} that belongs to a trailer; the file's length if there is none. */
    static long start(PhotoSource source, long from) {
        return Math.max(from, Math.min(blocks(source), film(source, from)));
    }

    /** The size of a film's first box precedes its name. */
    private static long film(PhotoSource source, long from) {
        for (long at = from; at + 8 <= source.length(); at++) {
            if (source.u8(at) == 0 && source.hasAt(at + 4, FILM)) {
                return at;
            }
        }
        return source.length();
    }

    /**
     * Samsung's blocks: at the end the directory's length and a signature; in the directory, for each block, its type,
     * its distance before the directory, and its length.
     */
    private static long blocks(PhotoSource source) {
        long end = source.length() - 8;
        if (!source.hasAt(end + 4, BLOCKS_END)) {
            return source.length();
        }
        long directory = end - source.little(end, 4);
        if (!source.hasAt(directory, BLOCKS)) {
            return source.length();
        }
        long start = directory;
        long count = source.little(directory + 8, 4);
        for (long at = directory + 12; count > 0 && at + 12 <= end; count--, at += 12) {
            start = Math.min(start, directory - source.little(at + 4, 4));
        }
        return start;
    }

    private static byte[] latin(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
