package dsgformer.peers.convir;

import dsgformer.nn.Convolution;
import dsgformer.nn.Layer;
import dsgformer.nn.ParameterPath;
import dsgformer.nn.Supervised;
import dsgformer.tensor.Scope;
import dsgformer.tensor.ShapeMismatchException;
import dsgformer.tensor.Tensor;
import dsgformer.tensor.TensorShape;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * The whole network: three scales down and up, the picture read again at half and quarter size; then the picture is
 * added. Training also compares restored pictures of the smaller sizes; inference does not compute them.
 */
final class ConvirNetwork implements Layer, Supervised {

    private static final double EPSILON = 1e-5;

    private final ConvirConfig config;
    private final ParameterPath root;

    ConvirNetwork(ConvirConfig config, ParameterPath root) {
        this.config = config;
        this.root = root;
    }

    @Override
    public Tensor forward(Tensor picture) {
        require(picture);
        return Scope.keep(() -> {
            Decoded decoded = decoded(picture, picture.everySecondPixel());
            return extract(5, decoded.full()).add(picture);
        });
    }

    @Override
    public List<Tensor> restored(Tensor picture) {
        require(picture);
        Tensor half = picture.everySecondPixel();
        Decoded decoded = decoded(picture, half);
        return List.of(
                extract(5, decoded.full()).add(picture),
                smaller(1, decoded.half()).add(half),
                smaller(0, decoded.quarter()).add(half.everySecondPixel()));
    }

    private void require(Tensor picture) {
        TensorShape s = picture.shape().requireChannels(3, "ConvIR").requireMultipleOf(32, "ConvIR");
        int least = config.sizes().least();
        if (s.h() < least || s.w() < least) {
            throw new ShapeMismatchException("ConvIR needs h and w of at least " + least + ", got " + s);
        }
    }

    /** The decoder's features at each scale. */
    private record Decoded(Tensor full, Tensor half, Tensor quarter) {}

    private Decoded decoded(Tensor picture, Tensor half) {
        Tensor shallow2 = Scope.keep(() -> shallow("SCM2", half));
        Tensor shallow4 = Scope.keep(() -> shallow("SCM1", half.everySecondPixel()));
        Tensor r1 = Scope.keep(() -> stack("Encoder", 0, extract(0, picture).gelu()));
        Tensor r2 = Scope.keep(() -> stack("Encoder", 1, merged("FAM2", halved(1, r1), shallow2)));
        Tensor deepest = Scope.keep(() -> stack("Encoder", 2, merged("FAM1", halved(2, r2), shallow4)));
        Tensor d0 = Scope.keep(() -> stack("Decoder", 0, deepest));
        Tensor d1 = Scope.keep(() -> stack("Decoder", 1, joined(0, doubled(3, d0), r2)));
        Tensor d2 = Scope.keep(() -> stack("Decoder", 2, joined(1, doubled(4, d1), r1)));
        return new Decoded(d2, d1, d0);
    }

    private Tensor smaller(int index, Tensor x) {
        return Convolution.dense(root.at("ConvsOut").at(index).at("main").at(0)).forward(x);
    }

    private Tensor extract(int index, Tensor x) {
        return Convolution.dense(feature(index)).forward(x);
    }

    private Tensor halved(int index, Tensor x) {
        return Convolution.halving(feature(index), 1).forward(x).gelu();
    }

    private Tensor doubled(int index, Tensor x) {
        ParameterPath path = feature(index);
        return x.convolveTransposed(path.get("weight"), path.get("bias")).gelu();
    }

    private ParameterPath feature(int index) {
        return root.at("feat_extract").at(index).at("main").at(0);
    }

    private Tensor merged(String name, Tensor features, Tensor shallow) {
        return Convolution.dense(root.at(name).at("merge").at("main").at(0)).forward(features.cat(shallow, 1));
    }

    private Tensor joined(int index, Tensor up, Tensor encoded) {
        return Convolution.dense(root.at("Convs").at(index).at("main").at(0))
                .forward(up.cat(encoded, 1))
                .gelu();
    }

    private Tensor stack(String name, int index, Tensor x) {
        ParameterPath layers = root.at(name).at(index).at("layers");
        List<UnaryOperator<Tensor>> blocks = new ArrayList<>();
        for (int i = 0; i < config.blocks(); i++) {
            blocks.add(block(layers.at(i).at("main"), i == config.blocks() - 1));
        }
        return Scope.chain(x, blocks);
    }

    private Layer block(ParameterPath path, boolean last) {
        List<UnaryOperator<Tensor>> steps = new ArrayList<>();
        steps.add(Convolution.dense(path.at(0).at("main").at(0)));
        steps.add(Tensor::gelu);
        if (last) {
            steps.add(new Pyramid(config, path.at(1)));
        }
        steps.add(Convolution.dense(path.at(2).at("main").at(0)));
        return x -> Scope.keep(() -> Scope.chain(x, steps).add(x));
    }

    /** Features of a smaller picture, each channel normalized over its own plane, in training and after it. */
    private Tensor shallow(String name, Tensor picture) {
        ParameterPath path = root.at(name).at("main");
        Tensor x = picture;
        for (int i = 0; i < 4; i++) {
            x = Convolution.dense(path.at(i).at("main").at(0)).forward(x);
            x = i < 3 ? x.gelu() : x;
        }
        TensorShape s = x.shape();
        Tensor planes = x.reshape(s.n(), s.c(), s.h() * s.w());
        Tensor normalized = planes.sub(planes.mean(2, true))
                .mul(planes.variance(2).add(EPSILON).rsqrt())
                .reshape(s.n(), s.c(), s.h(), s.w());
        ParameterPath norm = path.at(4);
        return normalized
                .mul(norm.get("weight").reshape(1, -1, 1, 1))
                .add(norm.get("bias").reshape(1, -1, 1, 1));
    }
}
