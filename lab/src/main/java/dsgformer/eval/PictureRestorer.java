package dsgformer.eval;

import dsgformer.data.ImagePair;
import dsgformer.picture.Planes;
import java.io.IOException;

/** What an evaluation measures: a network, or a folder of pictures that some other program restored. */
@FunctionalInterface
public interface PictureRestorer {

    /**
     * Restores a picture.
     *
     * @param pair whose blurred picture it is
     * @param blurred that picture, [3, h, w] in [0, 1]
     */
    Restoration restore(ImagePair pair, Planes blurred) throws IOException;
}
