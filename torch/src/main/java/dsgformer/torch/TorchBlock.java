package dsgformer.torch;

import dsgformer.model.Form;
import dsgformer.network.dsgformer.BlockModel;
import dsgformer.network.dsgformer.BlockRunner;
import dsgformer.nn.Layer;
import dsgformer.nn.Parameters;
import dsgformer.picture.Planes;
import dsgformer.tensor.Arena;
import dsgformer.tensor.Gradients;
import dsgformer.tensor.Scope;
import dsgformer.tensor.Tensor;
import dsgformer.tensor.Tensors;
import dsgformer.tensor.Threads;

/** One DSGA block on libtorch, with its input. */
final class TorchBlock implements BlockRunner {

    private final Arena arena = new Arena();
    private final Parameters parameters;
    private final Layer layer;
    private final Tensor input;
    private final int threads;

    TorchBlock(BlockModel block, Planes x, Form form, int threads) {
        this.parameters = Parameters.of(block.weights());
        this.layer = form.block(parameters.root().at(BlockModel.PATH), block.heads(), block.config());
        this.input = arena.hold(() -> form.layout(Tensors.of(x.values(), 1, x.channels(), x.height(), x.width())));
        this.threads = threads;
    }

    @Override
    public void run() {
        Threads.perOperation(threads);
        Gradients.off(() -> Scope.compute(() -> layer.forward(input).shape()));
    }

    @Override
    public Planes output() {
        Threads.perOperation(threads);
        return Gradients.off(() -> Scope.compute(() -> {
            Tensor y = layer.forward(input);
            return new Planes(
                    (int) y.shape().c(), (int) y.shape().h(), (int) y.shape().w(), y.toFloats());
        }));
    }

    @Override
    public void close() {
        arena.close();
        parameters.close();
    }
}
