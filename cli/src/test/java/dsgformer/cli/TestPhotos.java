package dsgformer.cli;

import dsgformer.photo.Photo;
import dsgformer.photo.PixelKind;
import dsgformer.photo.file.PhotoFiles;
import dsgformer.picture.Size;
import java.io.IOException;
import java.nio.file.Path;

/** Photos with visible structure. */
public final class TestPhotos {

    private TestPhotos() {}

    public static Photo photo(int width, int height) {
        return Photo.of(
                new Size(width, height),
                PixelKind.RGB,
                (c, y, x) -> (x * 5 + y * 3 + c * 40 + (x / 8 + y / 8) % 2 * 60) % 256);
    }

    public static Path write(Path file, int width, int height) throws IOException {
        PhotoFiles.write(photo(width, height), file);
        return file;
    }
}
