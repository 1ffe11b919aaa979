package dsgformer.model;

import dsgformer.network.dsgformer.DsgformerConfig;
import dsgformer.network.dsgformer.ParameterNames;
import dsgformer.nn.ParameterPath;
import dsgformer.tensor.Autocast;
import dsgformer.tensor.Tensor;
import dsgformer.tensor.TensorShape;
import dsgformer.tensor.Tensors;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * {@link Dtsas} with one product by V: Σₙ Wₙ φ(Tₙ(A)) V = (φ(A) ⊙ Σₙ Wₙ [A ≥ τₙ]) V, all τₙ from one sort; and without
 * normalized copies of Q and K: q̂ k̂ᵀ = q kᵀ ⊘ (‖q‖ ‖k‖ᵀ). All heads share one c × c product, of which they are the
 * diagonal blocks. Exact but for rounding.
 */
final class ComposedDtsas {

    private final Tensor temperature;
    private final Optional<Tensor> branchWeights;
    private final List<TopK> branches;
    private final Activation activation;

    ComposedDtsas(ParameterPath path, DsgformerConfig config) {
        this.temperature = path.get(ParameterNames.TEMPERATURE);
        this.branchWeights = path.find(ParameterNames.TOPK_WEIGHT);
        this.branches = config.ratios().stream().map(TopK::new).toList();
        this.activation = new Activation(config.act());
    }

    /** Att(Q, K, V): from three times [n, positions, c] to the same shape. */
    Tensor attend(Tensor q, Tensor k, Tensor v) {
        Tensor scores = Autocast.suspended(() -> blockDiagonal(scores(similarity(q.full(), k.full()))));
        return v.matmul(scores.transpose(1, 2));
    }

    /** [n, heads, d, d]. */
    private Tensor similarity(Tensor q, Tensor k) {
        TensorShape s = q.shape();
        long n = s.axis(0);
        long c = s.axis(2);
        long heads = temperature.shape().axis(0);
        long d = c / heads;
        Tensor gram = q.transpose(1, 2).matmul(k);
        Tensor lengths = length(q).reshape(n, c, 1).mul(length(k).reshape(n, 1, c));
        Tensor perHead =
                gram.div(lengths).reshape(n, heads, d, heads, d).diagonal(1, 3).permute(0, 3, 1, 2);
        return perHead.mul(temperature);
    }

    private static Tensor length(Tensor x) {
        return x.square().sum(1, false).clampMin(Dtsas.SMALLEST_SQUARE).sqrt();
    }

    private Tensor scores(Tensor a) {
        if (branchWeights.isEmpty()) {
            return activation.dense(a);
        }
        long width = a.shape().axis(-1);
        long most = branches.stream()
                .map(branch -> branch.count(width))
                .max(Comparator.naturalOrder())
                .orElseThrow();
        Tensor sorted = a.detach().largest(most);
        if (activation.commutesWithMask()) {
            Tensor mixture = weighted(n -> branches.get(n).mask(a, sorted));
            return activation.dense(a).mul(mixture);
        }
        return weighted(n -> activation.sparse(a, branches.get(n).mask(a, sorted)));
    }

    private Tensor weighted(IntFunction<Tensor> branch) {
        return Tensor.sum(IntStream.range(0, branches.size())
                .mapToObj(n -> branch.apply(n).mul(branchWeights.orElseThrow().narrow(0, n, 1)))
                .toList());
    }

    /** The heads' scores [n, heads, d, d] as the diagonal blocks of [n, c, c]. */
    private static Tensor blockDiagonal(Tensor scores) {
        TensorShape s = scores.shape();
        long heads = s.axis(1);
        long c = heads * s.axis(2);
        if (heads == 1) {
            return scores.reshape(s.axis(0), c, c);
        }
        Tensor own = Tensors.identity((int) heads).as(scores).reshape(1, heads, 1, heads, 1);
        return scores.unsqueeze(3).mul(own).reshape(s.axis(0), c, c);
    }
}
