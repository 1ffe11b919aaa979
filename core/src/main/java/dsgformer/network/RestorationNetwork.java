package dsgformer.network;

import dsgformer.picture.Planes;
import dsgformer.picture.Size;
import java.util.Optional;

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

    /**
     * As {@link #restore}, but with attention's statistics taken over overlapping windows instead of over everything:
     * test-time local conversion (TLC), after which a picture is treated like the crops that the network was trained
     * on.
     *
     * @param windowPixels the windows' side at full resolution, a multiple of 8; a picture no larger is one window
     * @throws UnsupportedOperationException unless {@link #supportsLocal}
     */
    default Planes restoreLocally(Planes blurred, int windowPixels) {
        throw new UnsupportedOperationException(
                "engine " + engine() + " takes attention's statistics over its whole input and supports no windows of "
                        + windowPixels + " pixels");
    }

    /** Whether {@link #restoreLocally} works. */
    default boolean supportsLocal() {
        return false;
    }

    /**
     * How much memory a call of {@link #restore} or {@link #restoreLocally} for a picture of that size takes at its
     * peak, with the network's own weights, without the planes that go in and come out; an estimate if an engine cannot
     * know it, 0 if an engine does not state it.
     */
    default long bytesFor(Size tile) {
        return 0;
    }

    /** Height and width given to {@link #restore} are multiples of this. */
    int sizeUnit();

    /** Height and width given to {@link #restore} are at least this, a multiple of {@link #sizeUnit}. */
    default int leastSide() {
        return sizeUnit();
    }

    /** The engine's name as {@code --engine} spells it. */
    String engine();

    /** A sentence for users, such as why the engine is slow and what to change; usually empty. */
    default Optional<String> notice() {
        return Optional.empty();
    }

    /**
     * Waits until running calls of {@link #restore} have returned, then frees the weights; later calls throw
     * {@link IllegalStateException}.
     */
    @Override
    void close();
}
