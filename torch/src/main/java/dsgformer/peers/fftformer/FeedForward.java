package dsgformer.peers.fftformer;

import dsgformer.nn.Convolution;
import dsgformer.nn.JpegBlocks;
import dsgformer.nn.Layer;
import dsgformer.nn.ParameterPath;
import dsgformer.nn.QuantizationMatrix;
import dsgformer.peers.Halves;
import dsgformer.peers.PeerForm;
import dsgformer.tensor.Autocast;
import dsgformer.tensor.Scope;
import dsgformer.tensor.Tensor;
import dsgformer.tensor.TensorShape;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * The discriminative frequency-domain part: each channel's patches are filtered by real factors W on their half
 * spectrum, in front of the depthwise convolution; then one half, after GELU, gates the other. W need not be Hermitian
 * in its first and last column: libtorch's inverse transform, complex along the rows and then to real along the
 * columns, drops the part that is not. That is DSGformer's M̃, and the fast form multiplies each patch by its circulant
 * matrix.
 */
final class FeedForward implements Layer {

    private final PeerForm form;
    private final Tensor spectrum;
    private final Convolution in;
    private final Convolution depthwise;
    private final Convolution out;

    FeedForward(ParameterPath path, PeerForm form) {
        this.form = form;
        this.spectrum = path.get("fft");
        this.in = Convolution.dense(path.at("project_in"));
        this.depthwise = Convolution.depthwise(path.at("dwconv"));
        this.out = Convolution.dense(path.at("project_out"));
    }

    @Override
    public Tensor forward(Tensor x) {
        return Scope.chain(x, List.<UnaryOperator<Tensor>>of(in, this::filtered, depthwise, Halves::geluProduct, out));
    }

    /** Spectra need more precision than bfloat16. */
    private Tensor filtered(Tensor y) {
        return Autocast.suspended(() -> filter(y.full()));
    }

    private Tensor filter(Tensor y) {
        return switch (form) {
            case PLAIN ->
                JpegBlocks.fold(JpegBlocks.unfold(y).rfft2().mul(spectrum).irfft2());
            case FAST -> circulant(y);
        };
    }

    private Tensor circulant(Tensor y) {
        TensorShape s = y.shape();
        long pixels = JpegBlocks.SIDE * JpegBlocks.SIDE;
        Tensor patches = Scope.keep(
                () -> JpegBlocks.unfold(y).transpose(0, 1).reshape(s.c(), s.n() * s.h() * s.w() / pixels, pixels));
        Tensor filtered = Scope.keep(() -> patches.matmul(QuantizationMatrix.circulant(spectrum)));
        return JpegBlocks.fold(filtered.reshape(
                        s.c(),
                        s.n(),
                        s.h() / JpegBlocks.SIDE,
                        s.w() / JpegBlocks.SIDE,
                        JpegBlocks.SIDE,
                        JpegBlocks.SIDE)
                .transpose(0, 1));
    }
}
