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
     * As {@link #restore}, but with attention's statistics taken over overlapping windows instead of over everything: test-time
     * local conversion (TLC), after which a picture is treated like the crops that the network was trained on.
     *
     * @param windowPixels the windows' side at full resolution, a multiple of 8; a picture no larger is one window
     * @throws UnsupportedOperationException unless {@link #supportsLocal}
     */
    default Planes restoreLocally(Planes blurred, int windowPixels) {
        throw new UnsupportedOperationException(
                "engine " + engine() + " takes attention's statistics over all that it is" + " shown, windows of "
                        + windowPixels + " pixels it has not");
    }

    /** Whether {@link #restoreLocally} works. */
    default boolean supportsLocal() {
        return false;
    }

    /**
     * How much memory a call of {@link #restore} or {@link #restoreLocally} for a picture of that size takes at its peak, with the
     * network's own weights, without the planes that go in and come out; an estimate, where an engine cannot know. An engine
     * that says nothing of it is taken to need none.
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

    /** What whoever runs this network should know of it and can change, in a sentence; usually nothing. */
    default Optional<String> notice() {
        return Optional.empty();
    }

    /** Waits until nobody is inside {@link #restore}, then frees the weights; whoever restores later meets an IllegalStateException. */
    @Override
    void close();
}
