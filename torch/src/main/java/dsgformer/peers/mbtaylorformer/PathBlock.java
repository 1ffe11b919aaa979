package dsgformer.peers.mbtaylorformer;

import dsgformer.nn.Convolution;
import dsgformer.nn.Layer;
import dsgformer.nn.ParameterPath;
import dsgformer.tensor.Scope;
import dsgformer.tensor.Tensor;
import dsgformer.tensor.TensorShape;
import java.util.List;

/**
 * X ← X + Attn(N₁(X)); X ← X + FFN(N₂(X)), for all paths side by side in [n, paths · c, h, w], each with weights of its
 * own.
 */
final class PathBlock implements Layer {

    private static final double EPSILON = 1e-5;

    private final MbTaylorformerConfig.Stage stage;
    private final ParameterPath path;
    private final TaylorAttention attention;

    PathBlock(MbTaylorformerConfig.Stage stage, ParameterPath path) {
        this.stage = stage;
        this.path = path;
        this.attention = new TaylorAttention(stage, path.at("attn"));
    }

    @Override
    public Tensor forward(Tensor x) {
        Tensor attended = Scope.keep(
                () -> Scope.chain(x, List.of(norm("norm1"), attention)).add(x));
        return Scope.keep(() -> {
            Tensor y = norm("norm2").forward(attended);
            Tensor gate = Scope.keep(() -> half("1", y).gelu());
            Tensor gated = Scope.keep(() -> gate.mul(half("2", y)));
            return Convolution.grouped(path.at("ffn").at("project_out"), stage.paths())
                    .forward(gated)
                    .add(attended);
        });
    }

    private Tensor half(String number, Tensor y) {
        ParameterPath ffn = path.at("ffn");
        return Scope.chain(
                y,
                List.of(
                        Convolution.grouped(ffn.at("project_in_" + number), stage.paths()),
                        Convolution.depthwise(ffn.at("dwconv_" + number))));
    }

    /** x / σ · w, the mean not being subtracted, over the channels of each path. */
    private Layer norm(String name) {
        Tensor weight = path.at(name).at("body").get("weight");
        return x -> {
            TensorShape s = x.shape();
            Tensor paths = x.reshape(s.n(), stage.paths(), stage.channels(), s.h() * s.w());
            // libtorch's variance is not vectorized along an axis that is not the last
            Tensor variance =
                    Scope.keep(() -> paths.sub(paths.mean(2, true)).square().mean(2, true));
            return paths.mul(variance.add(EPSILON).rsqrt())
                    .mul(weight.unsqueeze(2))
                    .reshape(s.n(), s.c(), s.h(), s.w());
        };
    }
}
