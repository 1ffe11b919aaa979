package dsgformer.model;

import dsgformer.network.DsgformerConfig;
import dsgformer.nn.Convolution;
import dsgformer.nn.Layer;
import dsgformer.nn.ParameterPath;
import dsgformer.tensor.Scope;
import dsgformer.tensor.Tensor;

/**
 * The decoder on the wiring of Restormer, whose words the paper uses: level l goes up, joins S_l, the features in front of
 * the encoder's downsampling, and works. Levels 3 and 2 halve the joined width first; level 1 keeps its 2C, which is D's
 * width, and may be followed by refinement blocks.
 */
final class RestormerDecoder implements Decoder {

    private final Layer up3;
    private final Convolution reduce3;
    private final Stage level3;
    private final Layer up2;
    private final Convolution reduce2;
    private final Stage level2;
    private final Layer up1;
    private final Stage level1;
    private final Stage refinement;

    RestormerDecoder(ParameterPath root, DsgformerConfig config, BlockFactory factory) {
        ParameterPath path = root.at("decoder");
        up3 = Resampling.up(path.at(3).at("up"));
        reduce3 = Convolution.dense(path.at(3).at("reduce"));
        level3 = Stage.of(path.at(3), config.dec().get(0), 3, config, factory);
        up2 = Resampling.up(path.at(2).at("up"));
        reduce2 = Convolution.dense(path.at(2).at("reduce"));
        level2 = Stage.of(path.at(2), config.dec().get(1), 2, config, factory);
        up1 = Resampling.up(path.at(1).at("up"));
        level1 = Stage.of(path.at(1), config.dec().get(2), 1, config, factory);
        refinement = Stage.of(root.at("refine"), config.refine(), 1, config, factory);
    }

    @Override
    public Tensor forward(Encoder.Output encoded) {
        Tensor d3 = Scope.keep(
                () -> level3.forward(reduce3.forward(up3.forward(encoded.e(4)).cat(encoded.s(3), 1))));
        Tensor d2 =
                Scope.keep(() -> level2.forward(reduce2.forward(up2.forward(d3).cat(encoded.s(2), 1))));
        return Scope.keep(
                () -> refinement.forward(level1.forward(up1.forward(d2).cat(encoded.s(1), 1))));
    }
}
