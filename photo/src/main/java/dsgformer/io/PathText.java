package dsgformer.io;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Paths as text and back without loss. On Unix a name is any bytes, and {@link Path#toString} shows those that are not
 * UTF-8 as U+FFFD. Here each of them becomes a surrogate without its partner, U+DC80 to U+DCFF, which UTF-8 never
 * yields. All other names are the same text as by {@code toString}.
 */
public final class PathText {

    private static final char REPLACEMENT = '\uFFFD';
    private static final int KEPT_BYTE = 0xDC00;
    private static final String SEPARATOR = "/";

    private PathText() {}

    /** The text of a path. */
    public static String of(Path path) {
        String text = path.toString();
        if (text.indexOf(REPLACEMENT) < 0
                || !SEPARATOR.equals(path.getFileSystem().getSeparator())) {
            return text;
        }
        byte[] bytes = bytes(path.toAbsolutePath().toUri().getRawPath());
        String absolute = of(bytes);
        if (absolute.endsWith(SEPARATOR)) { // of a folder
            absolute = absolute.substring(0, absolute.length() - 1);
        }
        return path.isAbsolute() ? absolute : lastNames(absolute, path.getNameCount());
    }

    /** The text of a path, or of part of one, from the bytes of its name. */
    public static String of(byte[] name) {
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder(); // reports errors instead of replacing bytes
        ByteBuffer in = ByteBuffer.wrap(name);
        CharBuffer out = CharBuffer.allocate(name.length); // no byte becomes more than one char
        while (true) {
            CoderResult result = decoder.decode(in, out, true);
            if (result.isUnderflow()) {
                return out.flip().toString();
            }
            for (int i = 0; i < result.length(); i++) {
                out.put((char) (KEPT_BYTE + (in.get() & 0xFF)));
            }
            decoder.reset();
        }
    }

    /**
     * The path of a text.
     *
     * @throws InvalidPathException if it is no path on this system
     */
    public static Path toPath(String text) {
        if (text.chars().noneMatch(PathText::isKeptByte)) {
            return Path.of(text);
        }
        // a URI is the only way to give a path its bytes
        boolean absolute = text.startsWith(SEPARATOR);
        String names = Stream.of(text.split(SEPARATOR)).map(PathText::encoded).collect(Collectors.joining(SEPARATOR));
        try {
            Path path = Path.of(URI.create("file://" + (absolute ? "" : SEPARATOR) + names));
            return absolute ? path : path.subpath(0, path.getNameCount());
        } catch (IllegalArgumentException e) {
            throw new InvalidPathException(text, "not a path on this system");
        }
    }

    /** The text of one name as it stands in an address. */
    public static String encoded(String name) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        name.codePoints()
                .forEach(c -> bytes.writeBytes(
                        isKeptByte(c)
                                ? new byte[] {(byte) (c - KEPT_BYTE)}
                                : Character.toString(c).getBytes(StandardCharsets.UTF_8)));
        String latin = bytes.toString(StandardCharsets.ISO_8859_1); // a char for each byte
        return URLEncoder.encode(latin, StandardCharsets.ISO_8859_1).replace("+", "%20");
    }

    private static boolean isKeptByte(int codePoint) {
        return codePoint >= KEPT_BYTE + 0x80 && codePoint <= KEPT_BYTE + 0xFF;
    }

    private static byte[] bytes(String rawPath) {
        ByteBuffer bytes = ByteBuffer.allocate(rawPath.length());
        for (int i = 0; i < rawPath.length(); i++) {
            if (rawPath.charAt(i) == '%') {
                bytes.put((byte) HexFormat.fromHexDigits(rawPath, i + 1, i + 3));
                i += 2;
            } else {
                bytes.put((byte) rawPath.charAt(i));
            }
        }
        byte[] all = new byte[bytes.flip().remaining()];
        bytes.get(all);
        return all;
    }

    private static String lastNames(String absolute, int count) {
        int at = absolute.length();
        for (int i = 0; i < count; i++) {
            at = absolute.lastIndexOf('/', at - 1);
        }
        return absolute.substring(at + 1);
    }
}
