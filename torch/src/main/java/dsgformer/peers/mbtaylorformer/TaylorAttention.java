package dsgformer.peers.mbtaylorformer;

import dsgformer.nn.Convolution;
import dsgformer.nn.Layer;
import dsgformer.nn.ParameterPath;
import dsgformer.tensor.Scope;
import dsgformer.tensor.Tensor;
import dsgformer.tensor.TensorShape;
import java.util.ArrayList;
import java.util.List;

/**
 * Attention between all pixels at linear cost. exp(q · k) is expanded to first order, 1 + q¹ · k¹ with unit vectors,
 * and sharpened by a term in their eighth powers; sums over all pixels are then d × d matrices. A convolution of the
 * values is added to refine the result. Paths are blocks of channels that do not interact.
 */
final class TaylorAttention implements Layer {

    private static final double EPSILON = 1e-8;

    /**
     * Gives zero vectors, frequent after the eighth power, a finite gradient; its root is negligible beside
     * {@link #EPSILON}.
     */
    private static final double SMALLEST_SQUARE = 1e-36;

    private final ParameterPath path;
    private final MbTaylorformerConfig.Stage stage;
    private final Convolution pointwise;
    private final Convolution depthwise;
    private final Convolution projection;

    TaylorAttention(MbTaylorformerConfig.Stage stage, ParameterPath path) {
        this.path = path;
        this.stage = stage;
        this.pointwise = Convolution.grouped(path.at("qkv"), stage.paths());
        this.depthwise = Convolution.depthwise(path.at("qkv_dwconv"));
        this.projection = Convolution.grouped(path.at("project_out"), stage.paths());
    }

    @Override
    public Tensor forward(Tensor x) {
        TensorShape s = x.shape();
        Tensor attended = Scope.keep(() -> {
            Tensor qkv = Scope.chain(x, List.of(pointwise, depthwise));
            Tensor parts = qkv.reshape(s.n(), stage.paths(), 3, stage.channels(), s.h() * s.w());
            Tensor v = perHead(parts, 2);
            Tensor rate = Scope.keep(() -> rate(perHead(parts, 0), perHead(parts, 1), v));
            return rate.add(Scope.keep(() -> refinement(v, s))).reshape(s.n(), s.c(), s.h(), s.w());
        });
        return projection.forward(attended);
    }

    /** q, k or v: [n, paths, heads, d, pixels]. */
    private Tensor perHead(Tensor parts, int index) {
        TensorShape s = parts.shape();
        return parts.narrow(2, index, 1)
                .reshape(s.axis(0), s.axis(1), stage.heads(), (long) stage.channels() / stage.heads(), s.axis(4));
    }

    /** Numerator over denominator, times the temperature. */
    private Tensor rate(Tensor q, Tensor k, Tensor v) {
        Tensor scale = path.get("scale").sigmoid();
        Tensor keys = Scope.keep(() -> unit(k).cat(sharpened(k), 3));
        Tensor weighted = Scope.keep(() -> {
            // one product for both terms of the numerator, and one more row in it for those of the denominator
            Tensor sums = v.matmul(keys.transpose(3, 4)).cat(keys.sum(4, true).transpose(3, 4), 3);
            List<Tensor> terms = sums.chunk(2, 4);
            Tensor queries = Scope.keep(() -> unit(q).cat(sharpened(q), 3));
            return terms.get(0).cat(terms.get(1).mul(scale), 4).matmul(queries);
        });
        long d = v.shape().axis(3);
        double pixels = v.shape().axis(4);
        Tensor numerator = weighted.narrow(3, 0, d).add(v.sum(4, true));
        Tensor denominator = weighted.narrow(3, d, 1)
                .add(path.get("one_M").detach().mul(pixels).add(EPSILON));
        return numerator.div(denominator).mul(path.get("temperature"));
    }

    /** The vector of each pixel, of length 1; ε is added to the length instead of bounding it. */
    private static Tensor unit(Tensor x) {
        return x.div(x.square().sum(3, true).clampMin(SMALLEST_SQUARE).sqrt().add(EPSILON));
    }

    private static Tensor sharpened(Tensor x) {
        return unit(x.relu().square().square().square());
    }

    /** sigmoid of one map per head, each a convolution of the head's values: [n, paths, heads, 1, pixels]. */
    private Tensor refinement(Tensor v, TensorShape s) {
        List<Tensor> maps = new ArrayList<>();
        long d = v.shape().axis(3);
        int head = 0;
        for (int g = 0; g < stage.groups().size(); g++) {
            int heads = stage.groups().get(g).heads();
            Tensor values = v.narrow(2, head, heads).reshape(s.n(), d * heads * stage.paths(), s.h(), s.w());
            Convolution convolution =
                    Convolution.grouped(path.at("refine_att").at("conv_list").at(g), (long) stage.paths() * heads);
            maps.add(convolution.forward(values).reshape(s.n(), stage.paths(), heads, 1, s.h() * s.w()));
            head += heads;
        }
        return Tensor.cat(maps, 2).sigmoid();
    }
}
