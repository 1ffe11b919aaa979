package dsgformer.model;

import dsgformer.network.dsgformer.DsgformerConfig;
import dsgformer.network.dsgformer.Wiring;
import dsgformer.nn.Layer;
import dsgformer.nn.ParameterPath;
import dsgformer.tensor.Scope;
import dsgformer.tensor.Tensor;
import java.util.List;
import java.util.stream.IntStream;

/** DSGA blocks one after another on one level: [n, c, h, w] to the same shape. */
record Stage(List<Layer> blocks) implements Layer {

    static Stage of(ParameterPath root, Wiring.Blocks blocks, DsgformerConfig config, BlockFactory factory) {
        return new Stage(IntStream.range(0, blocks.count())
                .mapToObj(i -> factory.block(root.at(blocks.block(i)), blocks.heads(), config))
                .toList());
    }

    @Override
    public Tensor forward(Tensor x) {
        return Scope.chain(x, blocks);
    }
}
