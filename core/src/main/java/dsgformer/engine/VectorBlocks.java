package dsgformer.engine;

import dsgformer.engine.kernel.Kernels;
import dsgformer.network.dsgformer.BlockModel;
import dsgformer.network.dsgformer.BlockProvider;
import dsgformer.network.dsgformer.BlockRunner;
import dsgformer.picture.Planes;
import java.util.OptionalInt;

/** Opens single blocks on the engine in Java. */
public final class VectorBlocks implements BlockProvider {

    @Override
    public String engine() {
        return VectorProvider.ENGINE;
    }

    @Override
    public BlockRunner open(BlockModel block, Planes x, int threads) {
        if (x.channels() != block.config().width() || x.height() % 8 != 0 || x.width() % 8 != 0) {
            throw new IllegalArgumentException("a block of " + block.config().width()
                    + " channels reads as many, height and width multiples of 8; got " + x);
        }
        BlockWeights weights = BlockWeights.of(new WeightTree(block.weights(), BlockModel.PATH + "."), block.config());
        return new SingleBlock(weights, Kernels.fastest(), x, OptionalInt.empty(), threads);
    }
}
