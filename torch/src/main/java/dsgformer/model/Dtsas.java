package dsgformer.model;

import dsgformer.network.dsgformer.DsgformerConfig;
import dsgformer.network.dsgformer.ParameterNames;
import dsgformer.nn.ParameterPath;
import dsgformer.tensor.Tensor;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Dynamic top-k sparse attention scores, §2.1: Att(Q, K, V) = Σₙ Wₙ ReLU²(T_kₙ(Q·Kᵀ / α)) · V over channels. Q and K
 * have unit length along their positions, and 1/α is a learned temperature per head.
 */
final class Dtsas {

    /** 1e-12 squared: with a bound on the length itself, the gradient of a row of zeros would be 0/0. */
    static final double SMALLEST_SQUARE = 1e-24;

    private final Tensor temperature;
    private final Optional<Tensor> branchWeights;
    private final List<TopK> branches;
    private final Activation activation;

    Dtsas(ParameterPath path, DsgformerConfig config) {
        this.temperature = path.get(ParameterNames.TEMPERATURE);
        this.branchWeights = path.find(ParameterNames.TOPK_WEIGHT);
        this.branches = config.ratios().stream().map(TopK::new).toList();
        this.activation = new Activation(config.act());
    }

    /** Att(Q, K, V): from three times [n, heads, d, positions] to the same shape. */
    Tensor attend(Tensor q, Tensor k, Tensor v) {
        Tensor a = similarity(q, k);
        if (branchWeights.isEmpty()) {
            return activation.dense(a).matmul(v);
        }
        return Tensor.sum(IntStream.range(0, branches.size())
                .mapToObj(n -> activation
                        .sparse(a, branches.get(n).mask(a))
                        .matmul(v)
                        .mul(branchWeights.get().narrow(0, n, 1)))
                .toList());
    }

    /** Q·Kᵀ / α: [n, heads, d, d]. */
    Tensor similarity(Tensor q, Tensor k) {
        return unitLength(q).matmul(unitLength(k).transpose(-2, -1)).mul(temperature);
    }

    private static Tensor unitLength(Tensor rows) {
        return rows.div(rows.square().sum(-1, true).clampMin(SMALLEST_SQUARE).sqrt());
    }
}
