package dsgformer.photo.codec.tiff;

import dsgformer.photo.codec.DecodingException;
import dsgformer.photo.codec.PhotoSource;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.InflaterInputStream;

/** The compression of a TIFF's strips or tiles, with its best ratio. */
enum TiffCompression {
    NONE(1),
    LZW(4096),
    DEFLATE(1032),
    PACK_BITS(64);

    private final int best;

    TiffCompression(int best) {
        this.best = best;
    }

    /** The most bytes that one compressed byte can stand for; a file that declares more is refused. */
    int best() {
        return best;
    }

    boolean allowsPredictor() {
        return this == LZW || this == DEFLATE;
    }

    static TiffCompression of(PhotoSource source, long number) {
        return switch ((int) Math.min(number, Integer.MAX_VALUE)) {
            case 1 -> NONE;
            case 5 -> LZW;
            case 8, 32946 -> DEFLATE;
            case 32773 -> PACK_BITS;
            case 2, 3, 4 -> throw refusal(source, "fax");
            case 6, 7 -> throw refusal(source, "JPEG");
            case 34712 -> throw refusal(source, "JPEG 2000");
            case 34925 -> throw refusal(source, "LZMA");
            case 50000 -> throw refusal(source, "Zstandard");
            case 50001 -> throw refusal(source, "WebP");
            default -> throw refusal(source, "of an unknown kind (" + number + ")");
        };
    }

    private static DecodingException refusal(PhotoSource source, String what) {
        return source.unreadable("its compression is " + what + "; supported are none,"
                + " LZW, Deflate and PackBits, so save it again with one of these");
    }

    InputStream unpack(PhotoSource source, InputStream packed) {
        return switch (this) {
            case NONE -> packed;
            case LZW -> new LzwInputStream(source, packed);
            case DEFLATE -> new InflaterInputStream(packed);
            case PACK_BITS -> new PackBitsInputStream(packed);
        };
    }

    /** The bytes with their bits reversed, as written by old fax software. */
    @SuppressWarnings("InputStreamSlowMultibyteRead") // BytewiseInputStream overrides it
    static InputStream mirrored(InputStream in) {
        return new BytewiseInputStream() {
            @Override
            public int read() throws IOException {
                int value = in.read();
                return value < 0 ? value : Integer.reverse(value) >>> 24;
            }
        };
    }
}
