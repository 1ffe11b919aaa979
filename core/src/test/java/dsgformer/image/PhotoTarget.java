package dsgformer.image;

import dsgformer.fuzz.Excess;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;

/** Whatever the bytes are: a photo, or the one exception; and a small photo is written, in any format, and read again as it was. */
public final class PhotoTarget {

    private static final ReadLimits LIMITS = new ReadLimits(1 << 18, 1 << 22);

    /** Sixty-four bytes a pixel at the limit; a compressed profile of 16 MiB and its copies. */
    private static final long MOST_BYTES = (64L << 18) + (64 << 20);

    /** Writing takes longer than reading, and a photo's size does not matter to it. */
    private static final int WRITTEN_PIXELS = 2000;

    private PhotoTarget() {}

    public static void fuzzerTestOneInput(byte[] data) throws IOException {
        PhotoSource source = PhotoSource.of(data, "fuzz", LIMITS);
        Photo photo;
        Excess excess = new Excess();
        try {
            PhotoCodec codec = PhotoFormat.recognize(source).codec();
            if (codec instanceof ExternalCodec) {
                return; // other programs are not ours to try
            }
            photo = Orientation.upright(codec.decode(source));
        } catch (UnreadablePhotoException e) {
            return;
        } finally {
            excess.requireAtMost(MOST_BYTES + 64L * data.length);
        }
        if (photo.size().pixels() <= WRITTEN_PIXELS) {
            writeAndRead(photo);
        }
    }

    static void writeAndRead(Photo photo) throws IOException {
        for (MetadataPolicy policy : MetadataPolicy.values()) {
            Photo kept = photo.keeping(policy);
            for (PhotoFormat format : List.of(PhotoFormat.JPEG, PhotoFormat.PNG, PhotoFormat.TIFF, PhotoFormat.BMP)) {
                ByteArrayOutputStream out = new ByteArrayOutputStream();
                try {
                    kept.write(out, format);
                } catch (UnwritablePhotoException e) {
                    continue;
                }
                Photo again = Encoded.read(out.toByteArray());
                boolean exact = format == PhotoFormat.PNG || format == PhotoFormat.TIFF;
                if (!again.size().equals(kept.size())
                        || exact && !again.samples().equals(kept.samples())) {
                    throw new IllegalStateException(
                            "what was written as " + format + " is read as " + again.size() + " " + again.kind());
                }
            }
        }
    }
}
