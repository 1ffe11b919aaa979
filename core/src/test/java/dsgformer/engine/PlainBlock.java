package dsgformer.engine;

import dsgformer.network.NormKind;
import dsgformer.network.dsgformer.DsgformerConfig;
import dsgformer.network.dsgformer.GateKind;
import dsgformer.network.dsgformer.ScoreActivation;
import dsgformer.picture.Planes;
import dsgformer.weights.StateDict;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A DSGA block as §2.1 reads, in double precision, with attention over windows: nothing is folded, fused or shared with
 * the engine. DFGB is left out, since its kernel is tested by itself.
 */
final class PlainBlock {

    private final DsgformerConfig config;
    private final int heads;
    private final StateDict weights;
    private final int c;
    private final int h;
    private final int w;

    PlainBlock(DsgformerConfig config, int heads, StateDict weights, Planes x) {
        if (config.gate() == GateKind.DFGB) {
            throw new IllegalArgumentException("no plain DFGB here");
        }
        this.config = config;
        this.heads = heads;
        this.weights = weights;
        this.c = x.channels();
        this.h = x.height();
        this.w = x.width();
    }

    /** Y of X, windows of {@code side} pixels. */
    double[][] forward(Planes x, int side) {
        double[][] features = new double[c][h * w];
        for (int i = 0; i < c * h * w; i++) {
            features[i / (h * w)][i % (h * w)] = x.values()[i];
        }
        double[][] qkvu = depthwise(pointwise("qkvu", norm(features)));
        double[][] attended = new double[c][h * w];
        double[] covered = new double[h * w];
        for (int top : begins(h, side)) {
            for (int left : begins(w, side)) {
                attend(qkvu, window(top, left, side), attended, covered);
            }
        }
        double[][] gated = new double[c][h * w];
        for (int i = 0; i < c; i++) {
            for (int p = 0; p < h * w; p++) {
                gated[i][p] = attended[i][p] / covered[p] * gate(qkvu, i, p);
            }
        }
        double[][] y = pointwise("proj", gated);
        for (int i = 0; i < c; i++) {
            for (int p = 0; p < h * w; p++) {
                y[i][p] += features[i][p];
            }
        }
        return y;
    }

    private double[][] norm(double[][] x) {
        float[] gamma = values("norm.weight");
        double[][] out = new double[c][h * w];
        for (int p = 0; p < h * w; p++) {
            double mean = 0;
            double variance = 0;
            for (double[] channel : x) {
                mean += channel[p] / c;
            }
            for (double[] channel : x) {
                variance += (channel[p] - mean) * (channel[p] - mean) / c;
            }
            double deviation = Math.sqrt(variance + 1e-5);
            for (int i = 0; i < c; i++) {
                out[i][p] = config.norm() == NormKind.BIASFREE
                        ? x[i][p] / deviation * gamma[i]
                        : (x[i][p] - mean) / deviation * gamma[i] + values("norm.bias")[i];
            }
        }
        return out;
    }

    private double[][] pointwise(String name, double[][] x) {
        float[] weight = values(name + ".weight");
        int rows = weight.length / c;
        double[][] out = new double[rows][h * w];
        for (int o = 0; o < rows; o++) {
            Arrays.fill(out[o], config.bias() ? values(name + ".bias")[o] : 0);
            for (int i = 0; i < c; i++) {
                for (int p = 0; p < h * w; p++) {
                    out[o][p] += weight[o * c + i] * x[i][p];
                }
            }
        }
        return out;
    }

    private double[][] depthwise(double[][] x) {
        float[] weight = values("qkvu_dw.weight");
        double[][] out = new double[x.length][h * w];
        for (int o = 0; o < x.length; o++) {
            for (int p = 0; p < h * w; p++) {
                double sum = config.bias() ? values("qkvu_dw.bias")[o] : 0;
                for (int i = 0; i < 9; i++) {
                    int y = p / w + i / 3 - 1;
                    int column = p % w + i % 3 - 1;
                    if (y >= 0 && y < h && column >= 0 && column < w) {
                        sum += weight[o * 9 + i] * x[o][y * w + column];
                    }
                }
                out[o][p] = sum;
            }
        }
        return out;
    }

    private void attend(double[][] qkvu, List<Integer> pixels, double[][] attended, double[] covered) {
        int d = c / heads;
        for (int row = 0; row < c; row++) {
            int head = row / d;
            double[] similarity = new double[d];
            for (int j = 0; j < d; j++) {
                double[] q = qkvu[row];
                double[] k = qkvu[c + head * d + j];
                similarity[j] = product(q, k, pixels)
                        / Math.max(Math.sqrt(product(q, q, pixels)), 1e-12)
                        / Math.max(Math.sqrt(product(k, k, pixels)), 1e-12)
                        * values("attention.temperature")[head];
            }
            double[] scores = scores(similarity);
            for (int p : pixels) {
                for (int j = 0; j < d; j++) {
                    attended[row][p] += scores[j] * qkvu[2 * c + head * d + j][p];
                }
            }
        }
        pixels.forEach(p -> covered[p]++);
    }

    private static double product(double[] a, double[] b, List<Integer> pixels) {
        return pixels.stream().mapToDouble(p -> a[p] * b[p]).sum();
    }

    private double[] scores(double[] a) {
        double[] sorted = a.clone();
        Arrays.sort(sorted);
        double[] scores = new double[a.length];
        int branches = Math.max(1, config.ratios().size());
        for (int n = 0; n < branches; n++) {
            boolean dense = config.ratios().isEmpty();
            int kept = dense
                    ? a.length
                    : Math.max(1, (int) Math.floor(config.ratios().get(n) * a.length));
            double threshold = sorted[a.length - kept];
            double weight = dense ? 1 : values("attention.topk_weight")[n];
            double total = Arrays.stream(a)
                    .filter(value -> value >= threshold)
                    .map(Math::exp)
                    .sum();
            for (int j = 0; j < a.length; j++) {
                scores[j] += a[j] >= threshold ? weight * activated(a[j], total) : 0;
            }
        }
        return scores;
    }

    private double activated(double a, double total) {
        double positive = Math.max(a, 0);
        return config.act() == ScoreActivation.RELU2
                ? positive * positive
                : config.act() == ScoreActivation.RELU ? positive : Math.exp(a) / total;
    }

    private double gate(double[][] qkvu, int channel, int p) {
        return config.gate() == GateKind.SIMPLE ? qkvu[3 * c + channel][p] : 1;
    }

    /** Where windows of that side begin: as many as it takes, evenly spaced, the last one flush with the end. */
    private static List<Integer> begins(int length, int side) {
        int window = Math.min(side, length);
        int count = (int) Math.ceil((double) length / window);
        List<Integer> begins = new ArrayList<>();
        int step = count == 1 ? 0 : (int) Math.ceil((double) (length - window) / (count - 1));
        for (int i = 0; i < count; i++) {
            begins.add(i == count - 1 ? length - window : i * step);
        }
        return begins;
    }

    private List<Integer> window(int top, int left, int side) {
        List<Integer> pixels = new ArrayList<>();
        for (int y = top; y < Math.min(top + side, h); y++) {
            for (int x = left; x < Math.min(left + side, w); x++) {
                pixels.add(y * w + x);
            }
        }
        return pixels;
    }

    private float[] values(String name) {
        return weights.get("block." + name).orElseThrow().values();
    }
}
