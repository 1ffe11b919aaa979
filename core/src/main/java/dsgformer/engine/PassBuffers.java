package dsgformer.engine;

import dsgformer.engine.kernel.Panel;
import dsgformer.engine.kernel.Strip;

/**
 * V and the gate of a block on their way from its first pass to its second, strip by strip, in memory in which all blocks of a
 * network take turns: as much as the largest of their maps needs, and eight rows of a strip more.
 */
final class PassBuffers {

    private long elements;
    private float[] v;
    private float[] gate;

    /** A block works on this map. */
    void include(FeatureMap x) {
        elements = Math.max(elements, ((long) x.height() * x.strips() * x.channels() + Panel.ROWS) * Strip.PIXELS);
    }

    /** Once every map is known, and before a block runs. */
    void allocate(ArrayAllocator memory) {
        v = memory.floats(elements);
        gate = memory.floats(elements);
    }

    float[] v() {
        return v;
    }

    float[] gate() {
        return gate;
    }
}
