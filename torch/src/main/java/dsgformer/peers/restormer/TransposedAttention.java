package dsgformer.peers.restormer;

import dsgformer.nn.Convolution;
import dsgformer.nn.Layer;
import dsgformer.nn.ParameterPath;
import dsgformer.peers.PeerForm;
import dsgformer.peers.Windows;
import dsgformer.tensor.Scope;
import dsgformer.tensor.Tensor;
import dsgformer.tensor.TensorShape;
import java.util.List;

/**
 * Multi-Dconv head transposed attention: softmax(q̂ k̂ᵀ · temperature) v over the channels of each head, q̂ and k̂
 * having unit length along their pixels; over the whole picture, or over windows of it whose results are averaged where
 * they overlap.
 */
final class TransposedAttention implements Layer {

    /** The least length that is divided by: 1e-12, squared so that rows of zeros have a gradient. */
    private static final double SMALLEST_SQUARE = 1e-24;

    private final Tensor temperature;
    private final Convolution pointwise;
    private final Convolution depthwise;
    private final Convolution projection;
    private final int window;
    private final PeerForm form;

    TransposedAttention(ParameterPath path, int window, PeerForm form) {
        this.temperature = path.get("temperature");
        this.pointwise = Convolution.dense(path.at("qkv"));
        this.depthwise = Convolution.depthwise(path.at("qkv_dwconv"));
        this.projection = Convolution.dense(path.at("project_out"));
        this.window = window;
        this.form = form;
    }

    @Override
    public Tensor forward(Tensor x) {
        Tensor qkv = Scope.chain(x, List.of(pointwise, depthwise));
        Tensor attended =
                window == 0 ? attend(qkv) : Windows.of(qkv.shape(), window).average(qkv, this::attend);
        return projection.forward(attended);
    }

    /** From q, k and v, [n, 3c, h, w], to [n, c, h, w]. */
    private Tensor attend(Tensor qkv) {
        TensorShape s = qkv.shape();
        List<Tensor> parts = qkv.chunk(3, 1);
        Tensor q = perHead(parts.get(0));
        Tensor k = perHead(parts.get(1));
        Tensor scores = Scope.keep(() -> similarity(q, k).mul(temperature).softmax());
        return scores.matmul(perHead(parts.get(2))).reshape(s.n(), s.c() / 3, s.h(), s.w());
    }

    /**
     * q̂ k̂ᵀ. In the fast form q kᵀ is divided by both lengths: d × d divisions instead of one per value of q and k.
     */
    private Tensor similarity(Tensor q, Tensor k) {
        return switch (form) {
            case PLAIN -> q.div(length(q)).matmul(k.div(length(k)).transpose(-2, -1));
            case FAST ->
                q.matmul(k.transpose(-2, -1)).div(length(q).mul(length(k).transpose(-2, -1)));
        };
    }

    /** [n, c, h, w] → [n, heads, c/heads, h·w]. */
    private Tensor perHead(Tensor x) {
        TensorShape s = x.shape();
        long heads = temperature.shape().axis(0);
        return x.reshape(s.n(), heads, s.c() / heads, s.h() * s.w());
    }

    /** Of each row, as an axis of length 1. */
    private static Tensor length(Tensor rows) {
        return Scope.keep(
                () -> rows.square().sum(-1, true).clampMin(SMALLEST_SQUARE).sqrt());
    }
}
