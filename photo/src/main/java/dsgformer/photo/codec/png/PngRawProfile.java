package dsgformer.photo.codec.png;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;

/** ImageMagick's text form of metadata for which PNG has no chunk: kind, length, and the bytes in hexadecimal. */
final class PngRawProfile {

    /** The prefix of the text's keyword, before the kind. */
    static final String KEYWORD = "Raw profile type ";

    private static final int DIGITS_PER_LINE = 72;

    private PngRawProfile() {}

    /** The decoded bytes; empty if the digits are not as many as declared. */
    static Optional<byte[]> decode(byte[] text) {
        int kind = 0;
        while (kind < text.length && text[kind] == '\n') {
            kind++;
        }
        int from = Math.min(text.length, lineEnd(text, kind) + 1);
        int end = lineEnd(text, from);
        String announced = new String(text, from, end - from, StandardCharsets.ISO_8859_1).strip();
        if (announced.isEmpty() || announced.length() > 9 || !announced.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return Optional.empty();
        }
        int length = Integer.parseInt(announced);
        if (length > text.length / 2) {
            return Optional.empty();
        }
        byte[] bytes = new byte[length];
        int digits = 0;
        for (int i = end; i < text.length && digits < 2 * length; i++) {
            int digit = Character.digit(text[i], 16);
            if (digit >= 0) {
                bytes[digits / 2] |= (byte) (digits % 2 == 0 ? digit << 4 : digit);
                digits++;
            }
        }
        return digits == 2 * length ? Optional.of(bytes) : Optional.empty();
    }

    static byte[] encode(String kind, byte[] bytes) {
        ByteArrayOutputStream text = new ByteArrayOutputStream(2 * bytes.length + 64);
        text.writeBytes(
                String.format(Locale.ROOT, "\n%s\n%8d", kind, bytes.length).getBytes(StandardCharsets.ISO_8859_1));
        int perLine = DIGITS_PER_LINE / 2;
        for (int from = 0; from < bytes.length; from += perLine) {
            String digits =
                    HexFormat.of().formatHex(Arrays.copyOfRange(bytes, from, Math.min(bytes.length, from + perLine)));
            text.writeBytes(("\n" + digits).getBytes(StandardCharsets.ISO_8859_1));
        }
        text.write('\n');
        return text.toByteArray();
    }

    private static int lineEnd(byte[] text, int from) {
        int at = from;
        while (at < text.length && text[at] != '\n') {
            at++;
        }
        return at;
    }
}
