package dsgformer.network.dsgformer;

import dsgformer.picture.Planes;

/** Opens single DSGA blocks on one engine, to measure them; found through {@link java.util.ServiceLoader}. */
public interface BlockProvider {

    /** The engine's name as {@code --engine} spells it. */
    String engine();

    /**
     * The block on the CPU, with {@code x} [c, h, w] as what it will read, already in the engine's own layout.
     *
     * @param threads how many threads may work, at least 1
     * @throws IllegalArgumentException unless x has the block's width and h and w are multiples of 8
     */
    BlockRunner open(BlockModel block, Planes x, int threads);
}
