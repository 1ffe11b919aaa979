package dsgformer.network;

import dsgformer.image.Planes;

/**
 * A network that restores pictures, with its weights, ready to run on some engine. Safe for use by several threads.
 */
public interface RestorationNetwork extends AutoCloseable {

    /**
     * Ŝ = 𝒩(B) + B (§2.2): from blurred [3, h, w] in [0, 1] to restored of the same shape, not clamped.
     *
     * @throws IllegalArgumentException unless there are 3 channels and h and w are multiples of {@link #sizeUnit}, from
     *     {@link #leastSide} on
     * @throws OutOfMemoryException if the picture does not fit into the engine's memory
     */
    Planes restore(Planes blurred);

    /** Height and width given to {@link #restore} are multiples of this. */
    int sizeUnit();

    /** Height and width given to {@link #restore} are at least this, a multiple of {@link #sizeUnit}. */
    default int leastSide() {
        return sizeUnit();
    }

    /** The engine's name as {@code --engine} spells it. */
    String engine();

    /** Waits until nobody is inside {@link #restore}, then frees the weights; whoever restores later meets an IllegalStateException. */
    @Override
    void close();
}
