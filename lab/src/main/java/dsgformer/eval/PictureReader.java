package dsgformer.eval;

import dsgformer.photo.Normalization;
import dsgformer.photo.Photo;
import dsgformer.photo.file.PhotoFiles;
import dsgformer.picture.Planes;
import java.io.IOException;
import java.nio.file.Path;

/** How an evaluation reads its pictures. */
@FunctionalInterface
public interface PictureReader {

    /** The file's picture as [3, h, w] in [0, 1]. */
    Planes read(Path file) throws IOException;

    /** Reads photos of every format that {@link Photo} knows, upright; alpha is left out. */
    static PictureReader photos() {
        return file -> Normalization.toPlanes(PhotoFiles.read(file));
    }
}
