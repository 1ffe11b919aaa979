package dsgformer.bench;

import java.io.IOException;

/** The peak of the machine: the fastest of the matrix products, measured in turn with the engines. */
final class Peak implements AutoCloseable {

    private final WorkerProcess matmul;
    private final int threads;
    private long best = Long.MAX_VALUE;

    private Peak(WorkerProcess matmul, int threads) {
        this.matmul = matmul;
        this.threads = threads;
    }

    static Peak with(int threads) throws IOException {
        return new Peak(WorkerProcess.start(MatmulPeak.ENGINE, "-", threads, 0), threads);
    }

    /** Measures one more product. */
    void run() throws IOException {
        best = Math.min(best, matmul.run());
    }

    double gigaflops() {
        return 2.0 * MatmulPeak.work(threads) / best;
    }

    @Override
    public void close() throws IOException {
        matmul.close();
    }
}
