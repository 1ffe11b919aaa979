package dsgformer.model;

import static dsgformer.network.dsgformer.ParameterNames.ATTENTION;
import static dsgformer.network.dsgformer.ParameterNames.GATE;
import static dsgformer.network.dsgformer.ParameterNames.NORM;
import static dsgformer.network.dsgformer.ParameterNames.PROJ;
import static dsgformer.network.dsgformer.ParameterNames.QKVU;
import static dsgformer.network.dsgformer.ParameterNames.QKVU_DW;
import static dsgformer.network.dsgformer.ParameterNames.QUANT;
import static dsgformer.network.dsgformer.ParameterNames.WEIGHT;

import dsgformer.network.dsgformer.DsgformerConfig;
import dsgformer.network.dsgformer.GateKind;
import dsgformer.nn.Convolution;
import dsgformer.nn.JpegBlocks;
import dsgformer.nn.Layer;
import dsgformer.nn.ParameterPath;
import dsgformer.tensor.Autocast;
import dsgformer.tensor.Scope;
import dsgformer.tensor.Tensor;
import dsgformer.tensor.TensorShape;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * {@link Dsga} with channels last in memory and the exact fast forms of its parts, {@link ComposedDtsas} and
 * {@link CirculantDfgb}. The same values but for rounding. Under {@link Autocast} the convolutions and the product by V
 * are rounded; norm, similarities, top-k and the gate's frequencies are not.
 */
final class FastDsga implements Layer {

    private final int width;
    private final boolean blockwise;
    private final int parts;
    private final List<UnaryOperator<Tensor>> projections;
    private final ComposedDtsas attention;
    private final Optional<UnaryOperator<Tensor>> gate;
    private final Convolution projection;

    FastDsga(ParameterPath path, DsgformerConfig config) {
        this.width = (int) path.at(NORM).get(WEIGHT).shape().elements();
        this.blockwise = config.gate() == GateKind.DFGB;
        this.parts = config.gate() == GateKind.NONE ? 3 : 4;
        ChannelsLastNorm norm = ChannelsLastNorm.of(config.norm(), path.at(NORM));
        Convolution pointwise = Convolution.dense(path.at(QKVU));
        this.projections = List.of(
                norm::forward,
                FastDsga::channelsFirst,
                x -> norm.factors().map(f -> pointwise.forwardScaled(x, f)).orElseGet(() -> pointwise.forward(x)),
                Convolution.depthwise(path.at(QKVU_DW)),
                FastDsga::channelsLast);
        this.attention = new ComposedDtsas(path.at(ATTENTION), config);
        this.gate = switch (config.gate()) {
            case DFGB -> Optional.of(new CirculantDfgb(path.at(GATE).get(QUANT))::forward);
            case GELU -> Optional.of(Tensor::gelu);
            case SIMPLE -> Optional.of(UnaryOperator.identity());
            case NONE -> Optional.empty();
        };
        this.projection = Convolution.dense(path.at(PROJ));
    }

    @Override
    public Tensor forward(Tensor x) {
        TensorShape s = x.shape().requireChannels(width, "Dsga");
        if (blockwise) {
            s.requireMultipleOf(JpegBlocks.SIDE, "Dsga");
        }
        // Scopes inside a block: on a whole photo its temporaries take several times the memory of all else.
        Tensor gated = Scope.keep(() -> {
            List<Tensor> qkvu =
                    Scope.chain(channelsLast(x.channelsLast()), projections).chunk(parts, 3);
            Tensor attended = Scope.keep(() -> attention
                    .attend(positions(qkvu.get(0)), positions(qkvu.get(1)), positions(qkvu.get(2)))
                    .reshape(s.n(), s.h(), s.w(), width));
            return gate.map(g -> Scope.keep(() ->
                                    Autocast.suspended(() -> g.apply(qkvu.get(3).full())))
                            .mul(attended))
                    .orElse(attended);
        });
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
