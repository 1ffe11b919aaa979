package dsgformer.model;

import dsgformer.network.dsgformer.DsgformerConfig;
import dsgformer.nn.Layer;
import dsgformer.nn.ParameterPath;
import dsgformer.tensor.Autocast;
import dsgformer.tensor.Tape;
import java.util.function.Consumer;

/**
 * Makes each block a segment of a tape. The layers between two levels are segments too, since their output goes into a
 * block and, in the literal layout, into the decoder.
 */
record TapedBlocks(BlockFactory factory, Autocast precision, Tape tape, Tape.Keep keep, Consumer<String> done)
        implements BlockFactory {

    @Override
    public Layer block(ParameterPath path, int heads, DsgformerConfig config) {
        Layer block = factory.block(path, heads, config);
        return x -> tape.run(y -> precision.during(() -> block.forward(y)), x, keep, () -> done.accept(path.prefix()));
    }

    @Override
    public Layer between(Layer layer) {
        return x -> tape.run(layer, x, Tape.Keep.GRAPH, () -> {});
    }
}
