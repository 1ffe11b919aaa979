package dsgformer.engine;

import dsgformer.engine.kernel.Kernels;
import dsgformer.image.Planes;
import dsgformer.image.Size;
import java.util.OptionalInt;

/** One DSGA block on features of one size, for whoever wants to check or to time it alone. */
final class SingleBlock {

    private final FeatureMap x;
    private final Block block;
    private final Scratch[] scratch;
    private final Workers workers;

    SingleBlock(BlockWeights weights, Kernels kernels, Size size, OptionalInt window, Workers workers) {
        Memory memory = Memory.ofHeap();
        Cells cells = window.isEmpty()
                ? Cells.whole(size.height(), size.width())
                : Cells.local(size.height(), size.width(), window.getAsInt());
        long elements = Block.elements(weights.width(), size.height(), size.width());
        this.workers = workers;
        this.x = FeatureMap.of(memory, weights.width(), size.height(), size.width());
        AttentionSpace space = new AttentionSpace(memory, cells, size.height(), weights.width(), weights.heads());
        this.block = new Block(weights, kernels, space, x, memory.floats(elements), memory.floats(elements));
        Scratch.Needs needs = new Scratch.Needs();
        needs.include(weights, size.width(), cells);
        this.scratch = new Scratch[workers.count()];
        for (int i = 0; i < scratch.length; i++) {
            scratch[i] = needs.allocate(memory);
        }
    }

    void fill(Planes features) {
        x.copy(features);
    }

    void step() {
        block.run(workers, scratch);
    }

    /** From features [c, h, w] to the same shape; h must be a multiple of 8, and with DFGB w too. */
    Planes run(Planes features) {
        x.copy(features);
        block.run(workers, scratch);
        return x.toPlanes();
    }
}
