package dsgformer.tensor;

/** A process that needs no one. */
record Alone() implements ProcessGroup {

    @Override
    public int rank() {
        return 0;
    }

    @Override
    public int size() {
        return 1;
    }

    @Override
    public void average(Tensor tensor) {
        // its own mean
    }

    @Override
    public void takeFromLeader(Tensor tensor) {
        // its own
    }

    @Override
    public double[] leaders(double... values) {
        return values;
    }

    @Override
    public void meet() {
        // all are here
    }

    @Override
    public void close() {
        // holds nothing
    }
}
