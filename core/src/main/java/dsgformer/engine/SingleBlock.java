package dsgformer.engine;

import dsgformer.engine.kernel.Kernels;
import dsgformer.network.dsgformer.BlockRunner;
import dsgformer.picture.Planes;
import dsgformer.picture.Size;
import java.util.OptionalInt;

/** One DSGA block on features of one size, for tests and measurements. Owns its workers. */
final class SingleBlock implements BlockRunner {

    private final Planes input;
    private final FeatureMap x;
    private final Block block;
    private final Scratch[] scratch;
    private final Workers workers;

    /**
     * A block with its input [c, h, w].
     *
     * @param window side of the windows over which attention takes its statistics; none: over all
     */
    SingleBlock(BlockWeights weights, Kernels kernels, Planes input, OptionalInt window, int threads) {
        ArrayAllocator arrays = ArrayAllocator.ofHeap();
        Size size = input.size();
        AttentionWindows windows = window.isEmpty()
                ? AttentionWindows.whole(size.height(), size.width())
                : AttentionWindows.local(size.height(), size.width(), window.getAsInt());
        this.input = input;
        this.workers = new Workers(threads);
        this.x = FeatureMap.of(arrays, weights.width(), size.height(), size.width());
        AttentionSpace space = new AttentionSpace(arrays, windows, size.height(), weights.width(), weights.heads());
        PassBuffers shared = new PassBuffers();
        shared.include(x);
        shared.allocate(arrays);
        this.block = new Block(weights, kernels, space, x, shared);
        Scratch.Needs needs = new Scratch.Needs();
        needs.include(weights, size.width(), windows);
        this.scratch = new Scratch[threads];
        for (int i = 0; i < threads; i++) {
            scratch[i] = needs.allocate(arrays);
        }
        x.copy(input);
    }

    /**
     * A block changes its features in place, so from the second time on it reads what it left: other values, the same
     * work.
     */
    @Override
    public void run() {
        block.run(workers, scratch);
    }

    @Override
    public Planes output() {
        x.copy(input);
        run();
        return x.toPlanes();
    }

    @Override
    public void close() {
        workers.close();
    }
}
