package dsgformer.engine;

import java.util.Arrays;

/** A thread's buffers for one row of scores: sums in double precision, similarities, scores. */
final class ScoreScratch {

    /** The shortest length that a row of Q or K is taken to have. */
    private static final double SHORTEST = 1e-12;

    private final double[] products;
    private final double[] keySquares;
    private double querySquare;
    private final float[] similarity;
    private final float[] sorted;
    private final double[] scores;

    ScoreScratch(int headWidth) {
        this.products = new double[headWidth];
        this.keySquares = new double[headWidth];
        this.similarity = new float[headWidth];
        this.sorted = new float[headWidth];
        this.scores = new double[headWidth];
    }

    void clear() {
        Arrays.fill(products, 0);
        Arrays.fill(keySquares, 0);
        querySquare = 0;
    }

    /** Adds a slot's sums of a row of Q with its head's rows of K. */
    void add(float[] sums, int slot, int row, int head, int width, int d) {
        int squares = slot + width * d;
        for (int j = 0; j < d; j++) {
            products[j] += sums[slot + row * d + j];
            keySquares[j] += sums[squares + width + head * d + j];
        }
        querySquare += sums[squares + row];
    }

    /** q·k / (‖q‖ ‖k‖) times the temperature. */
    void similarities(int d, float temperature) {
        double query = Math.max(Math.sqrt(querySquare), SHORTEST);
        for (int j = 0; j < d; j++) {
            double key = Math.max(Math.sqrt(keySquares[j]), SHORTEST);
            similarity[j] = (float) (products[j] / query / key * temperature);
        }
    }

    float[] similarity() {
        return similarity;
    }

    float[] sorted() {
        return sorted;
    }

    double[] scores() {
        return scores;
    }
}
