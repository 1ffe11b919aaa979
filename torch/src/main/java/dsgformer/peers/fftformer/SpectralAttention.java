package dsgformer.peers.fftformer;

import dsgformer.network.NormKind;
import dsgformer.nn.Convolution;
import dsgformer.nn.JpegBlocks;
import dsgformer.nn.Layer;
import dsgformer.nn.ParameterPath;
import dsgformer.peers.PeerForm;
import dsgformer.tensor.Autocast;
import dsgformer.tensor.Scope;
import dsgformer.tensor.Tensor;
import java.util.List;

/** V · LN(ℱ⁻¹(ℱ(Q) ⊙ ℱ(K))) on 8 × 8 patches: a circular convolution of queries and keys, without conjugate. */
final class SpectralAttention implements Layer {

    private final PeerForm form;
    private final Convolution pointwise;
    private final Convolution depthwise;
    private final Layer norm;
    private final Convolution out;

    SpectralAttention(ParameterPath path, PeerForm form) {
        this.form = form;
        this.pointwise = Convolution.dense(path.at("to_hidden"));
        this.depthwise = Convolution.depthwise(path.at("to_hidden_dw"));
        this.norm = form.norm(NormKind.WITHBIAS, path.at("norm").at("body"));
        this.out = Convolution.dense(path.at("project_out"));
    }

    @Override
    public Tensor forward(Tensor x) {
        Tensor hidden = Scope.chain(x, List.of(pointwise, depthwise));
        long channels = hidden.shape().c() / 3;
        Tensor pairs = hidden.narrow(1, 0, 2 * channels);
        Tensor convolved = Scope.keep(() -> Autocast.suspended(() -> convolved(pairs.full())));
        return out.forward(
                Scope.keep(() -> hidden.narrow(1, 2 * channels, channels).mul(norm.forward(convolved))));
    }

    /** The circular convolution of the first half of the channels with the second. */
    private Tensor convolved(Tensor pairs) {
        return switch (form) {
            case PLAIN -> {
                List<Tensor> spectra = JpegBlocks.unfold(pairs).rfft2().chunk(2, 1);
                yield JpegBlocks.fold(spectra.get(0).mul(spectra.get(1)).irfft2());
            }
            case FAST -> CircularConvolution.ofHalves(pairs);
        };
    }
}
