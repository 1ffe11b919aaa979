package dsgformer.network.dsgformer;

import dsgformer.picture.Planes;

/**
 * A DSGA block with its input, ready to run again and again. In a network a block reads what the block before it left,
 * in the engine's own layout; so converting from planes and to planes is no part of {@link #run}. For one thread at a
 * time.
 */
public interface BlockRunner extends AutoCloseable {

    /** Computes Y of the input once. */
    void run();

    /** Y [c, h, w]. */
    Planes output();

    @Override
    void close();
}
