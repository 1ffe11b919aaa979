package dsgformer.infer;

/**
 * The memory of a picture and its result.
 *
 * @param bytes the picture's own
 * @param replaced whether the result is written into the memory of the picture, all but one row of tiles
 */
record PictureMemory(long bytes, boolean replaced) {

    static PictureMemory ofTwo(long bytes) {
        return new PictureMemory(bytes, false);
    }

    long total(TileGrid grid) {
        return replaced ? bytes + bytes * grid.tile().height() / grid.picture().height() : 2 * bytes;
    }
}
