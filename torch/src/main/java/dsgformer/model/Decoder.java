package dsgformer.model;

import dsgformer.network.dsgformer.DsgformerConfig;
import dsgformer.network.dsgformer.Wiring;
import dsgformer.nn.Convolution;
import dsgformer.nn.Layer;
import dsgformer.nn.ParameterPath;
import dsgformer.tensor.Scope;
import dsgformer.tensor.Tensor;
import java.util.List;
import java.util.Optional;

/**
 * 𝒟 of §2.2: D = 𝒟(E₁, E₂, E₃, E₄), [n, 2C, H, W]. As the paper writes it, a function of E₁ … E₄ alone, level l
 * concatenates the features from below with E_(l−1), applies its blocks, and upsamples: (E₄, E₃) → 4C at H/4, with E₂ →
 * 2C at H/2, with E₁ → D. On the wiring of Restormer, whose terms the paper uses, level l upsamples, concatenates S_l,
 * the features in front of the encoder's downsampling, and applies its blocks. Two levels halve the joined width first,
 * the last keeps it; {@link Wiring} has the numbers.
 */
final class Decoder {

    private final List<Level> levels;

    Decoder(ParameterPath root, DsgformerConfig config, BlockFactory factory) {
        this.levels = config.wiring().decoder().stream()
                .map(wiring -> Level.of(wiring, root, config, factory))
                .toList();
    }

    private record Level(Wiring.DecoderLevel wiring, Layer up, Optional<Convolution> reduce, List<Stage> stages) {

        static Level of(Wiring.DecoderLevel wiring, ParameterPath root, DsgformerConfig config, BlockFactory factory) {
            return new Level(
                    wiring,
                    Resampling.up(root.at(wiring.up().path())),
                    wiring.reduce().map(reduce -> Convolution.dense(root.at(reduce.path()))),
                    wiring.blocks().stream()
                            .map(blocks -> Stage.of(root, blocks, config, factory))
                            .toList());
        }

        Tensor forward(Tensor below, Encoder.Output encoded) {
            Tensor skip = wiring.joined(encoded.staged(), encoded.encoded());
            return wiring.upFirst() ? work(up.forward(below), skip) : up.forward(work(below, skip));
        }

        private Tensor work(Tensor x, Tensor skip) {
            Tensor joined = x.cat(skip, 1);
            Tensor y = reduce.map(r -> r.forward(joined)).orElse(joined);
            for (Stage stage : stages) {
                y = stage.forward(y);
            }
            return y;
        }
    }

    Tensor forward(Encoder.Output encoded) {
        Tensor x = encoded.e(4);
        for (Level level : levels) {
            Tensor below = x;
            x = Scope.keep(() -> level.forward(below, encoded));
        }
        return x;
    }
}
