package dsgformer.train.team;

import dsgformer.tensor.Tensor;

/** The processes that train one network together. Each computes a part of every batch; all take the same step. */
public interface Team extends AutoCloseable {

    /** This process's number, from 0; that one writes what is to be written. */
    int rank();

    int size();

    /** Begins to add up a vector that every process has, in place and in every process; give it back to wait for it. */
    Runnable sum(Tensor vector);

    /** Adds up numbers that every process has, in place and in every process. */
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
