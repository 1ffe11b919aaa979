package dsgformer.infer;

/**
 * What a picture and what comes of it take of memory.
 *
 * @param bytes the picture's own
 * @param replaced whether the result takes its place, all but one row of tiles
 */
record PictureMemory(long bytes, boolean replaced) {

    static PictureMemory ofTwo(long bytes) {
        return new PictureMemory(bytes, false);
    }

    long total(TileGrid grid) {
        return replaced ? bytes + bytes * grid.tile().height() / grid.picture().height() : 2 * bytes;
    }
}
