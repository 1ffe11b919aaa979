package dsgformer.model;

import dsgformer.network.DsgformerConfig;
import dsgformer.nn.Convolution;
import dsgformer.nn.Layer;
import dsgformer.nn.ParameterPath;
import dsgformer.tensor.Scope;
import dsgformer.tensor.Tensor;

/**
 * The decoder as §2.2 writes it, a function of E₁ … E₄ alone. Level l joins what comes from below with E_(l−1), works, and
 * goes up: (E₄, E₃) → 4C at H/4, with E₂ → 2C at H/2, with E₁ → D, 2C at H. Levels 4 and 3 halve the joined width first;
 * level 2 keeps its 4C.
 */
final class LiteralDecoder implements Decoder {

    private final Convolution reduce4;
    private final Stage level4;
    private final Layer up4;
    private final Convolution reduce3;
    private final Stage level3;
    private final Layer up3;
    private final Stage level2;
    private final Layer up2;

    LiteralDecoder(ParameterPath path, DsgformerConfig config, BlockFactory factory) {
        reduce4 = Convolution.dense(path.at(4).at("reduce"));
        level4 = Stage.of(path.at(4), config.dec().get(0), 4, config, factory);
        up4 = Resampling.up(path.at(4).at("up"));
        reduce3 = Convolution.dense(path.at(3).at("reduce"));
        level3 = Stage.of(path.at(3), config.dec().get(1), 3, config, factory);
        up3 = Resampling.up(path.at(3).at("up"));
        level2 = Stage.of(path.at(2), config.dec().get(2), 2, config, factory);
        up2 = Resampling.up(path.at(2).at("up"));
    }

    @Override
    public Tensor forward(Encoder.Output encoded) {
        Tensor d4 = Scope.keep(() ->
                up4.forward(level4.forward(reduce4.forward(encoded.e(4).cat(encoded.e(3), 1)))));
        Tensor d3 = Scope.keep(() -> up3.forward(level3.forward(reduce3.forward(d4.cat(encoded.e(2), 1)))));
        return Scope.keep(() -> up2.forward(level2.forward(d3.cat(encoded.e(1), 1))));
    }
}
