package dsgformer.engine;

import dsgformer.engine.kernel.Panel;
import dsgformer.engine.kernel.Strip;

/**
 * Buffers for V and the gate between a block's first and second pass, strip by strip. All blocks of a network share
 * them: they fit the largest map, plus eight rows of a strip.
 */
final class PassBuffers {

    private long elements;
    private float[] v;
    private float[] gate;

    /** Makes the buffers large enough for a block on this map. */
    void include(FeatureMap x) {
        elements = Math.max(elements, ((long) x.height() * x.strips() * x.channels() + Panel.ROWS) * Strip.PIXELS);
    }

    /** Allocates the buffers, after the last {@link #include} and before a block runs. */
    void allocate(ArrayAllocator arrays) {
        v = arrays.floats(elements);
        gate = arrays.floats(elements);
    }

    float[] v() {
        return v;
    }

    float[] gate() {
        return gate;
    }
}
