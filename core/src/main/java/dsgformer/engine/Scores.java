package dsgformer.engine;

import dsgformer.network.dsgformer.DsgformerConfig;
import dsgformer.network.dsgformer.ScoreActivation;
import java.util.Arrays;

/**
 * DTSAS of §2.1 on one row of similarities A of d values: Σₙ Wₙ φ(T_kₙ(A)), T_k keeping what is not below the k-th
 * largest. For ReLU and ReLU², φ(A) ⊙ Σₙ Wₙ [A ≥ τₙ]; under softmax each branch has a sum of its own. Without branches,
 * φ(A).
 *
 * @param ratios k₁ … k_N as shares of a row
 * @param weights W₁ … W_N
 */
@SuppressWarnings("ArrayRecordComponent") // read only and never compared
record Scores(ScoreActivation activation, double[] ratios, float[] weights) {

    /**
     * Makes scores of similarities.
     *
     * @param a the row
     * @param sorted scratch memory for a row
     * @param to where the scores go
     */
    void row(float[] a, int d, float[] sorted, double[] to) {
        Arrays.fill(to, 0, d, 0);
        if (ratios.length == 0) {
            add(a, d, Float.NEGATIVE_INFINITY, 1, to);
            return;
        }
        System.arraycopy(a, 0, sorted, 0, d);
        Arrays.sort(sorted, 0, d);
        for (int n = 0; n < ratios.length; n++) {
            int kept = DsgformerConfig.kept(ratios[n], d);
            add(a, d, sorted[d - kept], weights[n], to);
        }
    }

    private void add(float[] a, int d, float threshold, double weight, double[] to) {
        switch (activation) {
            case RELU2 -> {
                for (int j = 0; j < d; j++) {
                    double positive = Math.max(a[j], 0);
                    to[j] += a[j] >= threshold ? weight * positive * positive : 0;
                }
            }
            case RELU -> {
                for (int j = 0; j < d; j++) {
                    to[j] += a[j] >= threshold ? weight * Math.max(a[j], 0) : 0;
                }
            }
            case SOFTMAX -> addSoftmax(a, d, threshold, weight, to);
        }
    }

    private static void addSoftmax(float[] a, int d, float threshold, double weight, double[] to) {
        float largest = Float.NEGATIVE_INFINITY;
        for (int j = 0; j < d; j++) {
            largest = Math.max(largest, a[j]);
        }
        double sum = 0;
        for (int j = 0; j < d; j++) {
            sum += a[j] >= threshold ? Math.exp((double) a[j] - largest) : 0;
        }
        for (int j = 0; j < d; j++) {
            to[j] += a[j] >= threshold ? weight * Math.exp((double) a[j] - largest) / sum : 0;
        }
    }
}
