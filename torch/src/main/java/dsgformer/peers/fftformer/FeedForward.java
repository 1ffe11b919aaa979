package dsgformer.peers.fftformer;

import dsgformer.nn.Convolution;
import dsgformer.nn.Layer;
import dsgformer.nn.ParameterPath;
import dsgformer.tensor.Scope;
import dsgformer.tensor.Tensor;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * The discriminative frequency-domain part: each channel's patches are filtered by real factors W on their half spectrum, in
 * front of the depthwise convolution; then one half, after GELU, gates the other. W need not be Hermitian in its first and
 * last column: libtorch's inverse transform, complex along the rows and then to real along the columns, drops what is not.
 */
final class FeedForward implements Layer {

    private final Tensor spectrum;
    private final Convolution in;
    private final Convolution depthwise;
    private final Convolution out;

    FeedForward(ParameterPath path) {
        this.spectrum = path.get("fft");
        this.in = Convolution.dense(path.at("project_in"));
        this.depthwise = Convolution.depthwise(path.at("dwconv"));
        this.out = Convolution.dense(path.at("project_out"));
    }

    @Override
    public Tensor forward(Tensor x) {
        return Scope.chain(x, List.<UnaryOperator<Tensor>>of(in, this::filtered, depthwise, FeedForward::gated, out));
    }

    private Tensor filtered(Tensor y) {
        return Patches.join(Patches.cut(y).rfft2().mul(spectrum).irfft2());
    }

    private static Tensor gated(Tensor y) {
        List<Tensor> halves = y.chunk(2, 1);
        return halves.get(0).gelu().mul(halves.get(1));
    }
}
