package dsgformer.peers.convir;

import dsgformer.nn.Convolution;
import dsgformer.nn.Layer;
import dsgformer.nn.ParameterPath;
import dsgformer.tensor.Scope;
import dsgformer.tensor.Tensor;
import dsgformer.tensor.TensorShape;

/**
 * Three branches on pooled features, coarsest first, each adding the one before: a convolution, then dynamic filters.
 * All are brought to the features' size, added to them, and mixed by a convolution. Resizing keeps the corners in
 * place.
 */
final class Pyramid implements Layer {

    private final ConvirConfig config;
    private final ParameterPath path;

    Pyramid(ConvirConfig config, ParameterPath path) {
        this.config = config;
        this.path = path;
    }

    @Override
    public Tensor forward(Tensor x) {
        Tensor sum = x;
        Tensor before = null;
        for (int j = 0; j < ConvirConfig.POOLS.size(); j++) {
            int branch = j;
            Tensor coarser = before;
            Tensor y = Scope.keep(() -> branch(branch, x.averagePool(ConvirConfig.POOLS.get(branch)), coarser));
            sum = sum.add(resized(y, x));
            before = y;
        }
        return Convolution.dense(path.at("conv_sum")).forward(sum.gelu());
    }

    private Tensor branch(int j, Tensor pooled, Tensor coarser) {
        Tensor in = coarser == null ? pooled : pooled.add(resized(coarser, pooled));
        Tensor y = Convolution.dense(path.at("convs").at(j)).forward(in);
        int dilation = config.dilations().get(j);
        ParameterPath filters = path.at("dynas").at(j);
        Layer square = new DynamicFilter(DynamicFilter.Kind.SQUARE, dilation, filters.at("square_att"));
        return DynamicFilter.strip(dilation, filters.at("strip_att")).forward(y).add(square.forward(y));
    }

    private static Tensor resized(Tensor x, Tensor like) {
        TensorShape s = like.shape();
        return x.resize(s.h(), s.w(), true);
    }
}
