package dsgformer.photo.metadata;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A text about the photo beside EXIF, XMP and IPTC: a JPEG's comment, or a PNG's text under a keyword such as
 * {@code Title}, {@code Author} or {@code parameters}. Its bytes are those of the file. A comment is what both formats
 * hold, PNG under the keyword {@code Comment}.
 *
 * @param data a JPEG's comment, or the data of a PNG's chunk
 */
@SuppressWarnings("ArrayRecordComponent") // shared on purpose: never written to; equality is by value
public record PhotoText(Form form, byte[] data) {

    /** How a text is stored. */
    public enum Form {
        /** A comment of a JPEG, in an encoding that the file does not tell. */
        JPEG_COMMENT("COM"),
        /** Keyword, 0, text in Latin-1. */
        LATIN("tEXt"),
        /** Keyword, 0, method 0, deflated text in Latin-1. */
        DEFLATED("zTXt"),
        /** Keyword, 0, whether it is deflated, method 0, language, 0, translated keyword, 0, text in UTF-8. */
        INTERNATIONAL("iTXt");

        private final String type;

        Form(String type) {
            this.type = type;
        }

        /** The segment's or chunk's type. */
        public String type() {
            return type;
        }

        /** The form of a PNG's chunk; empty if that holds no text. */
        public static Optional<Form> ofChunk(String type) {
            return Stream.of(LATIN, DEFLATED, INTERNATIONAL)
                    .filter(form -> form.type.equals(type))
                    .findFirst();
        }
    }

    private static final String COMMENT = "Comment";
    private static final int MOST_KEYWORD_BYTES = 79;

    /** The text as a JPEG's comment; empty if its chunk is damaged. */
    public Optional<byte[]> asJpegComment() {
        return form == Form.JPEG_COMMENT
                ? Optional.of(data)
                : text().map(text -> text.getBytes(StandardCharsets.UTF_8));
    }

    /** The text as a PNG's; a comment becomes Latin-1 if that has all of its letters. */
    public PhotoText asPng() {
        if (form != Form.JPEG_COMMENT) {
            return this;
        }
        String text = text().orElse("").replace('\0', ' ').stripTrailing();
        boolean latin = StandardCharsets.ISO_8859_1.newEncoder().canEncode(text);
        return latin
                ? new PhotoText(Form.LATIN, (COMMENT + "\0" + text).getBytes(StandardCharsets.ISO_8859_1))
                : new PhotoText(Form.INTERNATIONAL, (COMMENT + "\0\0\0\0\0" + text).getBytes(StandardCharsets.UTF_8));
    }

    /** The keyword; empty if a PNG's text has no valid one. */
    public String keyword() {
        return form == Form.JPEG_COMMENT
                ? COMMENT
                : new String(data, 0, Math.max(0, behindKeyword() - 1), StandardCharsets.ISO_8859_1);
    }

    public boolean isComment() {
        return keyword().equalsIgnoreCase(COMMENT); // ImageMagick writes it in small letters
    }

    /** The text's bytes, unpacked, without its keyword. */
    public byte[] content() throws DamagedMetadataException {
        int behind = behindKeyword();
        return switch (form) {
            case JPEG_COMMENT -> data;
            case LATIN -> from(behind);
            case DEFLATED -> DeflatedMetadata.unpack(data, behind + 1);
            case INTERNATIONAL -> {
                int text = behindZero(behindZero(behind + 2));
                yield data[behind] == 1 ? DeflatedMetadata.unpack(data, text) : from(text);
            }
        };
    }

    /** The text; a comment that is no UTF-8 is taken for Latin-1. Empty if its chunk is damaged. */
    private Optional<String> text() {
        try {
            byte[] content = content();
            boolean latin = form == Form.LATIN || form == Form.DEFLATED || !isUtf8(content);
            return Optional.of(new String(content, latin ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8));
        } catch (DamagedMetadataException e) {
            return Optional.empty();
        }
    }

    private static boolean isUtf8(byte[] bytes) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    /** The keyword's length with the 0 behind it; 0 if there is no valid keyword. */
    private int behindKeyword() {
        for (int at = 0; at < Math.min(data.length, MOST_KEYWORD_BYTES + 1); at++) {
            if (data[at] == 0) {
                return at + 1;
            }
        }
        return 0;
    }

    private int behindZero(int from) throws DamagedMetadataException {
        for (int at = from; at < data.length; at++) {
            if (data[at] == 0) {
                return at + 1;
            }
        }
        throw new DamagedMetadataException("ends early");
    }

    private byte[] from(int at) throws DamagedMetadataException {
        if (at > data.length) {
            throw new DamagedMetadataException("ends early");
        }
        return Arrays.copyOfRange(data, at, data.length);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PhotoText that && form == that.form && Arrays.equals(data, that.data);
    }

    @Override
    public int hashCode() {
        return 31 * form.hashCode() + Arrays.hashCode(data);
    }
}
