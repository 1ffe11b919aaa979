package dsgformer.model;

import dsgformer.network.dsgformer.DsgformerConfig;
import dsgformer.network.dsgformer.Wiring;
import dsgformer.nn.Layer;
import dsgformer.nn.ParameterPath;
import dsgformer.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;

/**
 * ℰ of §2.2: (E₁, E₂, E₃, E₄) = ℰ(H). Four stages of DSGA blocks; after each of the first three a downsampling halves
 * the size and doubles the width. E₁ … E₃ are the outputs of the downsamplings, E₄ that of the fourth stage.
 */
final class Encoder {

    private final List<Stage> stages = new ArrayList<>();
    private final List<Layer> downs = new ArrayList<>();

    Encoder(ParameterPath root, DsgformerConfig config, BlockFactory factory) {
        for (Wiring.EncoderLevel level : config.wiring().encoder()) {
            stages.add(Stage.of(root, level.blocks(), config, factory));
            level.down().ifPresent(down -> downs.add(factory.between(Resampling.down(root.at(down.path())))));
        }
    }

    /**
     * The features that the encoder passes to the decoder.
     *
     * @param staged S₁, S₂, S₃: in front of each downsampling, [n, C·2^(l−1), H/2^(l−1), W/2^(l−1)]
     * @param encoded E₁, E₂, E₃, E₄
     */
    record Output(List<Tensor> staged, List<Tensor> encoded) {

        /** E of {@code level}, 1 to 4. */
        Tensor e(int level) {
            return encoded.get(level - 1);
        }
    }

    /** From H [n, C, H, W]. */
    Output forward(Tensor h) {
        List<Tensor> staged = new ArrayList<>();
        List<Tensor> encoded = new ArrayList<>();
        Tensor x = h;
        for (int i = 0; i < downs.size(); i++) {
            Tensor s = stages.get(i).forward(x);
            x = downs.get(i).forward(s);
            staged.add(s);
            encoded.add(x);
        }
        encoded.add(stages.get(downs.size()).forward(x));
        return new Output(staged, encoded);
    }
}
