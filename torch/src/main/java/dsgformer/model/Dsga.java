package dsgformer.model;

import static dsgformer.network.dsgformer.ParameterNames.ATTENTION;
import static dsgformer.network.dsgformer.ParameterNames.GATE;
import static dsgformer.network.dsgformer.ParameterNames.NORM;
import static dsgformer.network.dsgformer.ParameterNames.PROJ;
import static dsgformer.network.dsgformer.ParameterNames.QKVU;
import static dsgformer.network.dsgformer.ParameterNames.QKVU_DW;
import static dsgformer.network.dsgformer.ParameterNames.WEIGHT;

import dsgformer.network.dsgformer.DsgformerConfig;
import dsgformer.nn.ChannelNorm;
import dsgformer.nn.Convolution;
import dsgformer.nn.Layer;
import dsgformer.nn.ParameterPath;
import dsgformer.tensor.Tensor;
import dsgformer.tensor.TensorShape;
import java.util.Optional;

/**
 * Deep sparse gated attention, the paper's only block: Y = W_p(DFGB(U) ⊙ Att(Q, K, V)) + X with
 * Q, K, V, U = W_d W_p LN(X) (§2.1). From [n, c, h, w] to the same shape; attention runs over channels, the gate over
 * 8 × 8 blocks. There is no feed-forward part and no dropout, so training and inference are one computation.
 */
public final class Dsga implements Layer {

    private final int width;
    private final int heads;
    private final ChannelNorm norm;
    private final Convolution pointwise;
    private final Convolution depthwise;
    private final Dtsas attention;
    private final Optional<Gate> gate;
    private final Convolution projection;

    Dsga(ParameterPath path, int heads, DsgformerConfig config) {
        this.width = (int) path.at(NORM).get(WEIGHT).shape().elements();
        this.heads = heads;
        this.norm = ChannelNorm.of(config.norm(), path.at(NORM));
        this.pointwise = Convolution.dense(path.at(QKVU));
        this.depthwise = Convolution.depthwise(path.at(QKVU_DW));
        this.attention = new Dtsas(path.at(ATTENTION), config);
        this.gate = Gate.of(config.gate(), path.at(GATE));
        this.projection = Convolution.dense(path.at(PROJ));
    }

    /**
     * Y.
     *
     * @throws dsgformer.tensor.ShapeMismatchException unless c is the width it was built for and, with DFGB, h and w are
     *     multiples of 8
     */
    @Override
    public Tensor forward(Tensor x) {
        TensorShape s = x.shape().requireChannels(width, "Dsga");
        Tensor normalized = norm.forward(x);
        Tensor q = perHead(project(normalized, 0));
        Tensor k = perHead(project(normalized, 1));
        Tensor v = perHead(project(normalized, 2));
        Tensor attended = attention.attend(q, k, v).reshape(s.n(), s.c(), s.h(), s.w());
        Tensor gated =
                gate.map(g -> g.forward(project(normalized, 3)).mul(attended)).orElse(attended);
        return projection.forward(gated).add(x);
    }

    /** Q·Kᵀ / α of what {@link #forward} would attend with: [n, heads, d, d]. */
    Tensor similarity(Tensor x) {
        Tensor normalized = norm.forward(x);
        return attention.similarity(perHead(project(normalized, 0)), perHead(project(normalized, 1)));
    }

    /** W_d W_p LN(X) of Q, K, V or U, whose weights are stacked in this order: [n, c, h, w]. */
    private Tensor project(Tensor normalized, int part) {
        long from = (long) part * width;
        return depthwise.forward(pointwise.forward(normalized, from, width), from, width);
    }

    /** [n, c, h, w] → [n, heads, d, h·w]; channel head·d + i is row i of its head. */
    private Tensor perHead(Tensor x) {
        TensorShape s = x.shape();
        return x.reshape(s.n(), heads, width / heads, s.h() * s.w());
    }
}
