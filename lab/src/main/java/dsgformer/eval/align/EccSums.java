package dsgformer.eval.align;

import java.util.Optional;

/**
 * The sums that one step of ECC needs, over the places that both pictures show: of the warped picture w, of the
 * template t, and of how w changes with each of the eight parameters, J.
 */
final class EccSums {

    private static final int P = Homography.PARAMETERS;

    private double count;
    private double w;
    private double t;
    private double ww;
    private double tt;
    private double wt;
    private final double[] j = new double[P];
    private final double[] jw = new double[P];
    private final double[] jt = new double[P];
    private final double[] jj = new double[P * P];

    void add(double warped, double template, double[] jacobian) {
        count++;
        w += warped;
        t += template;
        ww += warped * warped;
        tt += template * template;
        wt += warped * template;
        for (int a = 0; a < P; a++) {
            double value = jacobian[a];
            j[a] += value;
            jw[a] += value * warped;
            jt[a] += value * template;
            for (int b = a; b < P; b++) {
                jj[a * P + b] += value * jacobian[b];
            }
        }
    }

    void add(EccSums other) {
        count += other.count;
        w += other.w;
        t += other.t;
        ww += other.ww;
        tt += other.tt;
        wt += other.wt;
        addTo(j, other.j);
        addTo(jw, other.jw);
        addTo(jt, other.jt);
        addTo(jj, other.jj);
    }

    private static void addTo(double[] sum, double[] values) {
        for (int i = 0; i < sum.length; i++) {
            sum[i] += values[i];
        }
    }

    /** ρ, the correlation of both without their means; not a number if one is flat. */
    double correlation() {
        return (wt - w * t / count) / Math.sqrt((ww - w * w / count) * (tt - t * t / count));
    }

    /**
     * The change of the parameters that makes ρ largest where w is taken as linear in them (Evangelidis and Psarakis, 2008):
     * Δp = (JᵀJ)⁻¹ Jᵀ(λ t − w), λ = (|w|² − wᵀPw) / (tᵀw − tᵀPw), P = J(JᵀJ)⁻¹Jᵀ, w and t without their means.
     *
     * @return empty if no change makes it larger: the pictures have too little in common
     */
    Optional<double[]> step() {
        double[] ofWarped = new double[P];
        double[] ofTemplate = new double[P];
        for (int a = 0; a < P; a++) {
            ofWarped[a] = jw[a] - w / count * j[a];
            ofTemplate[a] = jt[a] - t / count * j[a];
        }
        double[] solved = solve(ofWarped);
        double numerator = ww - w * w / count - dot(ofWarped, solved);
        double denominator = wt - w * t / count - dot(ofTemplate, solved);
        if (!(denominator > 0)) {
            return Optional.empty();
        }
        double lambda = numerator / denominator;
        double[] error = new double[P];
        for (int a = 0; a < P; a++) {
            error[a] = lambda * ofTemplate[a] - ofWarped[a];
        }
        double[] step = solve(error);
        return Double.isFinite(dot(step, step)) ? Optional.of(step) : Optional.empty();
    }

    /** x of JᵀJ x = y, by Cholesky's decomposition of the matrix with a diagonal of ones: its entries differ by 10¹². */
    private double[] solve(double[] y) {
        double[] scale = new double[P];
        double[][] lower = new double[P][P];
        for (int a = 0; a < P; a++) {
            scale[a] = 1 / Math.sqrt(jj[a * P + a]);
        }
        double[] x = new double[P];
        for (int a = 0; a < P; a++) {
            for (int b = 0; b <= a; b++) {
                double sum = jj[b * P + a] * scale[a] * scale[b];
                for (int k = 0; k < b; k++) {
                    sum -= lower[a][k] * lower[b][k];
                }
                lower[a][b] = a == b ? Math.sqrt(sum) : sum / lower[b][b];
            }
            x[a] = y[a] * scale[a];
            for (int k = 0; k < a; k++) {
                x[a] -= lower[a][k] * x[k];
            }
            x[a] /= lower[a][a];
        }
        for (int a = P - 1; a >= 0; a--) {
            for (int k = a + 1; k < P; k++) {
                x[a] -= lower[k][a] * x[k];
            }
            x[a] /= lower[a][a];
        }
        for (int a = 0; a < P; a++) {
            x[a] *= scale[a];
        }
        return x;
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}
