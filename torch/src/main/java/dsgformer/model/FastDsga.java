package dsgformer.model;

import dsgformer.network.DsgformerConfig;
import dsgformer.network.GateKind;
import dsgformer.nn.Convolution;
import dsgformer.nn.Layer;
import dsgformer.nn.ParameterPath;
import dsgformer.tensor.Tensor;
import dsgformer.tensor.TensorShape;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * {@link Dsga} with channels last in memory and the exact fast forms of its parts, {@link ComposedDtsas} and
 * {@link CirculantDfgb}. The same values but for rounding.
 */
final class FastDsga implements Layer {

    private final int width;
    private final GateKind gateKind;
    private final ChannelsLastNorm norm;
    private final Convolution pointwise;
    private final Convolution depthwise;
    private final ComposedDtsas attention;
    private final UnaryOperator<Tensor> gate;
    private final Convolution projection;

    FastDsga(ParameterPath path, DsgformerConfig config) {
        this.width = (int) path.at("norm").get("weight").shape().elements();
        this.gateKind = config.gate();
        this.norm = ChannelsLastNorm.of(config.norm(), path.at("norm"));
        this.pointwise = Convolution.dense(path.at("qkvu"));
        this.depthwise = Convolution.depthwise(path.at("qkvu_dw"));
        this.attention = new ComposedDtsas(path.at("attention"), config);
        this.gate = switch (gateKind) {
            case DFGB -> new CirculantDfgb(path.at("gate").get("quant"))::forward;
            case GELU -> Tensor::gelu;
            case SIMPLE, NONE -> UnaryOperator.identity();
        };
        this.projection = Convolution.dense(path.at("proj"));
    }

    @Override
    public Tensor forward(Tensor x) {
        TensorShape s = x.shape().requireChannels(width, "Dsga");
        if (gateKind == GateKind.DFGB) {
            s.requireMultipleOf(JpegBlocks.SIDE, "Dsga");
        }
        Tensor normed = channelsFirst(norm.forward(channelsLast(x.channelsLast())));
        List<Tensor> qkvu =
                channelsLast(depthwise.forward(pointwise.forward(normed))).chunk(gateKind == GateKind.NONE ? 3 : 4, 3);
        Tensor attended = attention
                .attend(positions(qkvu.get(0)), positions(qkvu.get(1)), positions(qkvu.get(2)))
                .reshape(s.n(), s.h(), s.w(), width);
        Tensor gated =
                gateKind == GateKind.NONE ? attended : gate.apply(qkvu.get(3)).mul(attended);
        return projection.forward(channelsFirst(gated)).add(x);
    }

    /** [n, h, w, c] as [n, h·w, c]; a view. */
    private static Tensor positions(Tensor x) {
        TensorShape s = x.shape();
        return x.reshape(s.axis(0), s.axis(1) * s.axis(2), s.axis(3));
    }

    /** [n, c, h, w] as [n, h, w, c]; a view. */
    private static Tensor channelsLast(Tensor x) {
        return x.permute(0, 2, 3, 1);
    }

    /** [n, h, w, c] as [n, c, h, w]; a view. */
    private static Tensor channelsFirst(Tensor x) {
        return x.permute(0, 3, 1, 2);
    }
}
