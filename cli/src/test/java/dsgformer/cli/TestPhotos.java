package dsgformer.cli;

import dsgformer.image.Photo;
import dsgformer.image.PhotoFiles;
import dsgformer.image.PixelKind;
import dsgformer.image.Size;
import java.io.IOException;
import java.nio.file.Path;

/** Photos with something to see in them. */
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
