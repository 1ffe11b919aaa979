package dsgformer.photo.file;

import dsgformer.fuzz.Excess;
import dsgformer.photo.Photo;
import dsgformer.photo.PhotoFormat;
import dsgformer.photo.PixelKind;
import dsgformer.photo.ReadLimits;
import dsgformer.photo.UnwritablePhotoException;
import dsgformer.photo.codec.DecodingException;
import dsgformer.photo.codec.PhotoCodec;
import dsgformer.photo.codec.PhotoSource;
import dsgformer.photo.codec.external.ExternalCodec;
import dsgformer.photo.metadata.MetadataPolicy;
import dsgformer.picture.Size;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * Fuzz target for files: any bytes are read as a photo or throw {@link UnreadablePhotoException}; a small photo is
 * written in every format and read again with equal samples.
 */
public final class PhotoTarget {

    private static final ReadLimits LIMITS = new ReadLimits(1 << 18, 1 << 22, false);

    /** Sixty-four bytes a pixel at the limit; a compressed profile of 16 MiB and its copies. */
    private static final long MOST_BYTES = (64L << 18) + (64 << 20);

    /** Only small photos are written: writing is slow, and its code does not depend on the size. */
    private static final int WRITTEN_PIXELS = 2000;

    private PhotoTarget() {}

    /** Loads and instruments classes before the first input is measured. */
    public static void fuzzerInitialize() throws IOException {
        Photo photo = Photo.of(new Size(9, 5), PixelKind.RGB.withAlpha(), (c, y, x) -> 20 * x + 10 * y + c);
        for (PhotoFormat format : PhotoFormat.values()) {
            if (OutputFormats.contain(format)) {
                writeAndRead(read(Encoded.bytes(photo, format)).orElseThrow());
            }
        }
    }

    public static void fuzzerTestOneInput(byte[] data) throws IOException {
        Excess.requireAtMost(MOST_BYTES + 64L * data.length, () -> read(data));
        Optional<Photo> photo = read(data);
        if (photo.isPresent() && photo.get().size().pixels() <= WRITTEN_PIXELS) {
            writeAndRead(photo.get());
        }
    }

    private static Optional<Photo> read(byte[] data) {
        PhotoSource source = PhotoSource.of(data, "fuzz", LIMITS);
        try {
            PhotoCodec codec = Codecs.of(Codecs.recognize(source));
            return codec instanceof ExternalCodec // other programs are not fuzzed
                    ? Optional.empty()
                    : Optional.of(Orientation.upright(codec.decode(source)));
        } catch (DecodingException e) {
            return Optional.empty();
        }
    }

    static void writeAndRead(Photo photo) throws IOException {
        for (MetadataPolicy policy : MetadataPolicy.values()) {
            Photo kept = photo.keeping(policy);
            for (PhotoFormat format : List.of(PhotoFormat.JPEG, PhotoFormat.PNG, PhotoFormat.TIFF, PhotoFormat.BMP)) {
                ByteArrayOutputStream out = new ByteArrayOutputStream();
                try {
                    PhotoFiles.write(kept, out, format);
                } catch (UnwritablePhotoException e) {
                    continue;
                }
                Photo again = Encoded.read(out.toByteArray());
                boolean exact = format == PhotoFormat.PNG || format == PhotoFormat.TIFF;
                if (!again.size().equals(kept.size())
                        || (exact && !again.samples().equals(kept.samples()))) {
                    throw new IllegalStateException(
                            "what was written as " + format + " is read as " + again.size() + " " + again.kind());
                }
            }
        }
    }
}
