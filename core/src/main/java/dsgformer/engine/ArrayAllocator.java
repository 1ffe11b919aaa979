package dsgformer.engine;

import dsgformer.network.OutOfMemoryException;

/** Where a walk's arrays come from: the heap, or nowhere, if all that is asked is how much they would take. */
final class ArrayAllocator {

    /** The longest array that every JVM can make. */
    private static final long LONGEST = Integer.MAX_VALUE - 8;

    private static final float[] NOTHING = {};

    private final boolean counting;
    private long elements;

    private ArrayAllocator(boolean counting) {
        this.counting = counting;
    }

    static ArrayAllocator ofHeap() {
        return new ArrayAllocator(false);
    }

    /** Counts, and gives out empty arrays. */
    static ArrayAllocator counting() {
        return new ArrayAllocator(true);
    }

    /**
     * An array of zeros.
     *
     * @throws OutOfMemoryException if any array is too small for it
     */
    float[] floats(long count) {
        elements += count;
        if (counting) {
            return NOTHING;
        }
        if (count > LONGEST) {
            throw new OutOfMemoryException(
                    "the features of one level would be " + count + " values, an array holds " + LONGEST, null);
        }
        return new float[(int) count];
    }

    /** How much was asked for. */
    long bytes() {
        return elements * Float.BYTES;
    }
}
