package dsgformer.peers.fftformer;

import dsgformer.network.NormKind;
import dsgformer.nn.Convolution;
import dsgformer.nn.Layer;
import dsgformer.nn.ParameterPath;
import dsgformer.peers.PeerForm;
import dsgformer.tensor.Scope;
import dsgformer.tensor.Tensor;
import dsgformer.tensor.TensorShape;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/**
 * The whole network: three levels down without attention, three up with it; a block of its own fuses encoder and
 * decoder; then the picture is added.
 */
final class FftformerNetwork implements Layer {

    private final ParameterPath root;
    private final FftformerConfig config;
    private final PeerForm form;

    FftformerNetwork(FftformerConfig config, ParameterPath root, PeerForm form) {
        this.form = form;
        this.config = config;
        this.root = root;
    }

    @Override
    public Tensor forward(Tensor picture) {
        picture.shape().requireChannels(3, "FFTformer").requireMultipleOf(32, "FFTformer");
        return Scope.keep(() -> {
            Tensor e1 = stage("encoder_level1", 0, false, () -> convolution("patch_embed", "proj", picture));
            Tensor e2 = stage("encoder_level2", 1, false, () -> halved("down1_2", e1));
            Tensor e3 = stage("encoder_level3", 2, false, () -> halved("down2_3", e2));
            Tensor d3 = stage("decoder_level3", 2, true, () -> e3);
            Tensor d2 = stage("decoder_level2", 1, true, () -> fused("fuse2", doubled("up3_2", d3), e2));
            Tensor d1 = stage("decoder_level1", 0, true, () -> fused("fuse1", doubled("up2_1", d2), e1));
            Tensor refined = Scope.chain(d1, blocks("refinement", config.refinement(), true));
            return Convolution.dense(root.at("output")).forward(refined).add(picture);
        });
    }

    private interface Source {
        Tensor make();
    }

    private Tensor stage(String name, int level, boolean attention, Source in) {
        return Scope.keep(
                () -> Scope.chain(in.make(), blocks(name, config.blocks().get(level), attention)));
    }

    private List<UnaryOperator<Tensor>> blocks(String name, int count, boolean attention) {
        return IntStream.range(0, count)
                .<UnaryOperator<Tensor>>mapToObj(i -> block(root.at(name).at(i), attention))
                .toList();
    }

    private Layer block(ParameterPath path, boolean attention) {
        Layer feedForward = residual(path.at("norm2"), new FeedForward(path.at("ffn"), form));
        if (!attention) {
            return feedForward;
        }
        Layer attended = residual(path.at("norm1"), new SpectralAttention(path.at("attn"), form));
        return x -> Scope.chain(x, List.of(attended, feedForward));
    }

    private Layer residual(ParameterPath normPath, Layer layer) {
        Layer norm = form.norm(NormKind.WITHBIAS, normPath.at("body"));
        return x -> Scope.keep(() -> Scope.chain(x, List.of(norm, layer)).add(x));
    }

    /** Fuses the decoder's upsampled features and the encoder's in one block, then adds both halves. */
    private Tensor fused(String name, Tensor up, Tensor encoded) {
        ParameterPath path = root.at(name);
        List<UnaryOperator<Tensor>> steps = List.of(
                Convolution.dense(path.at("conv")),
                block(path.at("att_channel"), false),
                Convolution.dense(path.at("conv2")));
        List<Tensor> halves = Scope.chain(up.cat(encoded, 1), steps).chunk(2, 1);
        return halves.get(0).add(halves.get(1));
    }

    private Tensor halved(String name, Tensor x) {
        TensorShape s = x.shape();
        return Convolution.dense(root.at(name).at("body").at(1)).forward(x.resize(s.h() / 2, s.w() / 2, false));
    }

    private Tensor doubled(String name, Tensor x) {
        TensorShape s = x.shape();
        return Convolution.dense(root.at(name).at("body").at(1)).forward(x.resize(2 * s.h(), 2 * s.w(), false));
    }

    private Tensor convolution(String name, String below, Tensor x) {
        return Convolution.dense(root.at(name).at(below)).forward(x);
    }
}
