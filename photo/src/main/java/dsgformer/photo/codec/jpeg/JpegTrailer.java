package dsgformer.photo.codec.jpeg;

import dsgformer.photo.codec.DecodingException;
import dsgformer.photo.codec.Padding;
import dsgformer.photo.codec.PhotoSource;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * What follows a JPEG's image: further pictures, films, and a phone maker's blocks with a directory at the file's end.
 * Nothing of it is carried.
 */
final class JpegTrailer {

    private static final byte[] PICTURE = {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF};
    private static final byte[] FILM = latin("ftyp");
    private static final byte[] BLOCKS = latin("SEFH");
    private static final byte[] BLOCKS_END = latin("SEFT");
    private static final byte[] GAIN_MAP = latin("urn:iso:std:iso:ts:21496:-1\0");

    /** Far more pictures and blocks than cameras and phones append; further ones are not told of. */
    private static final int MOST_PARTS = 64;

    private static final int MOST_NAME_BYTES = 64;

    private final PhotoSource source;

    /** The directory of the blocks, and the first of them; the file's length if there are none. */
    private final long directory;

    private final long blocks;
    private final Set<String> parts = new LinkedHashSet<>();

    private JpegTrailer(PhotoSource source) {
        this.source = source;
        this.directory = directory(source);
        this.blocks = firstBlock();
    }

    /** The first byte at or after {@code from} that belongs to a trailer; the file's length if there is none. */
    static long start(PhotoSource source, long from) {
        JpegTrailer trailer = new JpegTrailer(source);
        long film = from;
        while (film < trailer.blocks && !trailer.isFilmAt(film)) {
            film++;
        }
        return Math.max(from, Math.min(trailer.blocks, film));
    }

    /** What follows from byte {@code from} on, in words for people; padding is nothing. */
    static Set<String> parts(PhotoSource source, long from) {
        JpegTrailer trailer = new JpegTrailer(source);
        trailer.walk(from);
        return trailer.parts;
    }

    private void walk(long from) {
        long at = behindPadding(from);
        for (int count = 0; at < blocks && count < MOST_PARTS; count++) {
            if (isFilmAt(at)) {
                parts.add("a film");
                at = blocks;
            } else if (source.hasAt(at, PICTURE)) {
                at = behindPadding(addPicture(at));
            } else {
                parts.add((blocks - at) + " bytes of an unknown kind");
                at = blocks;
            }
        }
        if (directory < source.length()) {
            addBlocks();
        }
    }

    private boolean isFilmAt(long at) {
        return at + 8 <= source.length() && source.u8(at) == 0 && source.hasAt(at + 4, FILM);
    }

    /** Adds the picture at a position; returns the position behind it. */
    private long addPicture(long at) {
        try {
            JpegSegments picture = new JpegSegments(source, Math.toIntExact(at));
            boolean gainMap = !picture.named(JpegSegments.APP2, GAIN_MAP).isEmpty()
                    || picture.all(JpegSegments.APP1).stream()
                            .map(segment -> new String(
                                    source.copy(segment.payload(), segment.length()), StandardCharsets.ISO_8859_1))
                            .anyMatch(xmp -> xmp.contains("hdr-gain-map") || xmp.contains("HDRGainMap"));
            parts.add(gainMap ? "a gain map" : "a further picture");
            return picture.end();
        } catch (DecodingException e) {
            parts.add("a further picture"); // damaged
            return blocks;
        }
    }

    /** A film starts with a zero. */
    private long behindPadding(long from) {
        long at = from;
        while (at < blocks && Padding.isAt(source, at) && !isFilmAt(at)) {
            at++;
        }
        return at;
    }

    /** The directory of Samsung's blocks: its length and a signature end the file, another signature starts it. */
    private static long directory(PhotoSource source) {
        long end = source.length() - 8;
        if (!source.hasAt(end + 4, BLOCKS_END)) {
            return source.length();
        }
        long directory = end - source.little(end, 4);
        return source.hasAt(directory, BLOCKS) ? directory : source.length();
    }

    private long firstBlock() {
        long first = directory;
        for (int i = 0; i < blockCount(); i++) {
            first = Math.min(first, block(i));
        }
        return Math.max(0, first);
    }

    private int blockCount() {
        return directory + 12 > source.length()
                ? 0
                : (int) Math.min(
                        Math.min(source.little(directory + 8, 4), MOST_PARTS), (source.length() - directory - 12) / 12);
    }

    /** The position of a block, which the directory has as the distance before itself. */
    private long block(int index) {
        return directory - source.little(directory + 12 + 12L * index + 4, 4);
    }

    /** Adds the blocks, which start with two zeros, their type, the length of their name, and the name. */
    private void addBlocks() {
        for (int i = 0; i < blockCount(); i++) {
            long at = block(i);
            boolean named = at >= 0 && at + 8 <= directory;
            int length = named ? (int) Math.min(source.little(at + 4, 4), MOST_NAME_BYTES) : 0;
            if (named && at + 8 + length <= directory) {
                parts.add(words(new String(source.copy(at + 8, length), StandardCharsets.ISO_8859_1)));
            }
        }
    }

    private static String words(String name) {
        if (name.startsWith("MotionPhoto") || name.startsWith("EmbeddedVideo")) {
            return "a film";
        }
        return name.contains("Depth") ? "a depth map" : "data of the phone's maker";
    }

    private static byte[] latin(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
