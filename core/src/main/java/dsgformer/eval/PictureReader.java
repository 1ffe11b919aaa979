package dsgformer.eval;

import dsgformer.image.Planes;
import java.io.IOException;
import java.nio.file.Path;

/** How an evaluation reads its pictures. */
@FunctionalInterface
public interface PictureReader {

    /** The file's picture as [3, h, w] in [0, 1]. */
    Planes read(Path file) throws IOException;
}
