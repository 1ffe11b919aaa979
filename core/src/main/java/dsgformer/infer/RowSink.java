package dsgformer.infer;

import dsgformer.picture.Planes;

/** Receives the rows of a picture as they are done, from the top. */
@FunctionalInterface
interface RowSink {

    /**
     * Row {@code y} of the picture is row {@code row} of {@code planes}, from column 0; it is valid during this call
     * only.
     */
    void row(int y, Planes planes, int row);

    /** Whether all rows may be sent once more, from the top. */
    default boolean mayBeginAgain() {
        return true;
    }
}
