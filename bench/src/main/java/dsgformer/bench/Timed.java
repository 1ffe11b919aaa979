package dsgformer.bench;

/** Work that is repeated to measure its time. */
interface Timed extends AutoCloseable {

    /** Does the work once; returns the nanoseconds that it took. */
    long nanos();

    @Override
    void close();

    /** {@code work}, timed; {@code close} ends it. */
    static Timed of(Runnable work, Runnable close) {
        return new Timed() {
            @Override
            public long nanos() {
                long start = System.nanoTime();
                work.run();
                return System.nanoTime() - start;
            }

            @Override
            public void close() {
                close.run();
            }
        };
    }
}
