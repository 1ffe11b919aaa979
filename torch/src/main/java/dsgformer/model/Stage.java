package dsgformer.model;

import dsgformer.network.DsgformerConfig;
import dsgformer.nn.Layer;
import dsgformer.nn.ParameterPath;
import dsgformer.tensor.Scope;
import dsgformer.tensor.Tensor;
import java.util.List;
import java.util.stream.IntStream;

/** DSGA blocks one after another on one level: [n, c, h, w] to the same shape. */
record Stage(List<Layer> blocks) implements Layer {

    static Stage of(ParameterPath path, int count, int level, DsgformerConfig config, BlockFactory factory) {
        int heads = config.heads().get(level - 1);
        return new Stage(IntStream.range(0, count)
                .mapToObj(i -> factory.block(path.at("blocks").at(i), heads, config))
                .toList());
    }

    @Override
    public Tensor forward(Tensor x) {
        return Scope.chain(x, blocks);
    }
}
