package dsgformer.server;

import dsgformer.photo.Photo;
import dsgformer.photo.PhotoFormat;
import dsgformer.photo.PixelKind;
import dsgformer.photo.file.PhotoFiles;
import dsgformer.picture.Size;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Photos with visible structure. */
final class TestPhotos {

    private TestPhotos() {}

    static Photo photo(int width, int height, PixelKind kind, int seed) {
        int levels = kind.depth().max() + 1;
        return Photo.of(
                new Size(width, height),
                kind,
                (c, y, x) -> (x * 5 + y * 3 + c * 40 + seed * 7 + (x / 8 + y / 8) % 2 * 60) * (levels / 256) % levels);
    }

    /** A photo that differs from those of other seeds. */
    static byte[] png(int side, int seed) {
        return encoded(photo(side, side, PixelKind.RGB, seed), PhotoFormat.PNG);
    }

    static byte[] encoded(Photo photo, PhotoFormat format) {
        try {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            PhotoFiles.write(photo, out, format);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
