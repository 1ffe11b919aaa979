package dsgformer.network.dsgformer;

import dsgformer.network.Blueprint;
import dsgformer.network.InvalidConfigException;
import dsgformer.network.MultiplyAdds;
import dsgformer.network.StateDictMismatchException;
import dsgformer.picture.Size;
import dsgformer.weights.StateDict;
import dsgformer.weights.WeightsFromNames;

/**
 * One DSGA block by itself, for measuring: {@code config.width()} channels, its parameters under {@value #PATH}.
 *
 * @param config of which only width, ratios, act, gate, norm and bias matter
 * @param heads attention heads; they divide the width
 */
public record BlockModel(DsgformerConfig config, int heads, StateDict weights) {

    /** The prefix of the parameters' names. */
    public static final String PATH = "block";

    /**
     * @throws InvalidConfigException if the heads do not divide the width
     * @throws StateDictMismatchException if the weights are not those of such a block
     */
    public BlockModel {
        if (heads < 1 || config.width() % heads != 0) {
            throw new InvalidConfigException("a block's heads must divide its width, got " + heads + " heads for "
                    + config.width() + " channels");
        }
        StateDictMismatchException.check("a block", blueprint(config, heads).shapes(), weights);
    }

    /** A block whose weights follow from their names. */
    public static BlockModel fromNames(DsgformerConfig config, int heads) {
        return new BlockModel(
                config, heads, WeightsFromNames.of(blueprint(config, heads).shapes()));
    }

    /** Multiplications for planes of {@code size}. */
    public MultiplyAdds work(Size size) {
        return blueprint(config, heads).work(size);
    }

    private static Blueprint blueprint(DsgformerConfig config, int heads) {
        return ParameterTable.ofBlock(PATH, config.width(), heads, config);
    }
}
