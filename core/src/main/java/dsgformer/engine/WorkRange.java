package dsgformer.engine;

/**
 * The contiguous part of some items that one of several workers takes.
 *
 * @param from its first item
 * @param to behind its last item
 */
record WorkRange(int from, int to) {

    /** What worker {@code index} of {@code workers} takes of {@code items}. */
    static WorkRange of(int items, int index, int workers) {
        return new WorkRange((int) ((long) items * index / workers), (int) ((long) items * (index + 1) / workers));
    }
}
