package dsgformer.train.team;

import dsgformer.tensor.Tensor;

/** The processes that train one network together. Each computes a part of every batch; all take the same step. */
public interface Team extends AutoCloseable {

    /** This process's number, from 0; rank 0 writes the files. */
    int rank();

    int size();

    /** Starts summing a vector over all processes, in place; run the result to wait for the sum. */
    Runnable sum(Tensor vector);

    /** Sums numbers over all processes, in place. */
    void sum(double[] values);

    @Override
    void close();

    /** One process alone. */
    static Team alone() {
        return new Team() {
            @Override
            public int rank() {
                return 0;
            }

            @Override
            public int size() {
                return 1;
            }

            @Override
            public Runnable sum(Tensor vector) {
                return () -> {};
            }

            @Override
            public void sum(double[] values) {}

            @Override
            public void close() {}
        };
    }
}
