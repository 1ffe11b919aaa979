package dsgformer.engine;

import dsgformer.network.OutOfMemoryException;

/** Allocates the arrays of a {@link ForwardPlan} on the heap, or only counts how much they would take. */
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

    /** An allocator that only counts: it returns empty arrays. */
    static ArrayAllocator counting() {
        return new ArrayAllocator(true);
    }

    /**
     * An array of zeros.
     *
     * @throws OutOfMemoryException if no array can be that long
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

    /** The bytes requested so far. */
    long bytes() {
        return elements * Float.BYTES;
    }
}
