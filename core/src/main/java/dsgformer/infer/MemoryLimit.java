package dsgformer.infer;

import dsgformer.network.RestorationNetwork;
import dsgformer.picture.Size;

/** The memory that the process may take while it deblurs, and what a deblurring needs of it. */
record MemoryLimit(DataSize most) {

    /**
     * What a JVM that does nothing else takes besides what is counted here: 160 MiB for its classes, compiled code and
     * compilers, and the 32 MiB of heap in which new objects begin. The launcher has the same two numbers;
     * docs/decisions/0010 has why.
     */
    static final DataSize JVM = DataSize.ofMegabytes(192);

    private static final int COLORS = 3;

    /**
     * Planes of a tile: its input, its result and, if the guard tries other windows, the tile itself and the windows.
     */
    private static final int TILES = 6;

    /** Whether the limit is below what it takes to show the network a picture in these tiles. */
    boolean isBelow(PictureMemory photos, TileGrid grid, RestorationNetwork network) {
        return needed(photos, grid, network).compareTo(most) > 0;
    }

    /** A message for users: what is missing, and what would help. */
    String refusal(Size picture, PictureMemory photos, TileGrid grid, RestorationNetwork network) {
        return most + " of memory are too little for a picture of " + picture + " pixels "
                + (grid.isWhole() ? "shown whole" : "in tiles of " + grid.tile()) + ": about "
                + needed(photos, grid, network).roundedUpToMegabytes()
                + " are needed; raise --max-memory or "
                + (grid.isWhole() ? "try --inference tile" : "cut the picture into parts");
    }

    /** What it takes to show the network a picture in these tiles. */
    static DataSize needed(PictureMemory photos, TileGrid grid, RestorationNetwork network) {
        long canvas = (long) grid.picture().width() * grid.tile().height();
        long tiles = TILES * grid.tile().pixels();
        return new DataSize(JVM.bytes()
                + photos.total(grid) // what is read and what will be written
                + COLORS * Float.BYTES * (canvas + tiles)
                + network.bytesFor(grid.tile()));
    }
}
