package dsgformer.text;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * The encoding of a text that a user wrote with any program: UTF-8 unless a byte order mark, or zero bytes at every
 * other place, say UTF-16, which PowerShell and editors of Windows write.
 *
 * @param markBytes the length of the byte order mark, 0 without one
 */
public record TextEncoding(Charset charset, int markBytes) {

    private static final String MARK = "\uFEFF";

    /** Those with long marks first: the mark of UTF-32 begins with that of UTF-16. */
    private static final List<Charset> MARKED = List.of(
            Charset.forName("UTF-32LE"),
            Charset.forName("UTF-32BE"),
            StandardCharsets.UTF_8,
            StandardCharsets.UTF_16LE,
            StandardCharsets.UTF_16BE);

    /** Most letters of a name are ASCII, so that nearly half of the bytes of UTF-16 are zero. */
    private static final double LEAST_ZEROS = 0.3;

    /** By the mark alone, for texts in which zero bytes have a meaning. */
    public static TextEncoding marked(byte[] text) {
        for (Charset charset : MARKED) {
            byte[] mark = MARK.getBytes(charset);
            if (text.length >= mark.length && Arrays.equals(text, 0, mark.length, mark, 0, mark.length)) {
                return new TextEncoding(charset, mark.length);
            }
        }
        return new TextEncoding(StandardCharsets.UTF_8, 0);
    }

    /** By the mark or, without one, by zero bytes. */
    public static TextEncoding of(byte[] text) {
        TextEncoding marked = marked(text);
        if (marked.markBytes > 0 || text.length % 2 != 0) {
            return marked;
        }
        int[] zeros = new int[2];
        for (int i = 0; i < text.length; i++) {
            zeros[i % 2] += text[i] == 0 ? 1 : 0;
        }
        if (zeros[0] + zeros[1] <= LEAST_ZEROS * text.length || (zeros[0] > 0 && zeros[1] > 0)) {
            return marked;
        }
        return new TextEncoding(zeros[0] > 0 ? StandardCharsets.UTF_16BE : StandardCharsets.UTF_16LE, 0);
    }

    /**
     * The text without its mark.
     *
     * @throws CharacterCodingException if it is not in this encoding
     */
    public String decode(byte[] text) throws CharacterCodingException {
        ByteBuffer body = ByteBuffer.wrap(text, markBytes, text.length - markBytes);
        return charset.newDecoder().decode(body).toString();
    }
}
