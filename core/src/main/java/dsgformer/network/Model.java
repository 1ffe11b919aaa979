package dsgformer.network;

import dsgformer.weights.StateDict;
import java.util.Map;
import java.util.OptionalInt;

/**
 * A trained network as a file holds it: configuration, weights, and what is known of its making.
 *
 * @param name what people call it: a bundled model's name or the file's
 * @param metadata the other entries of the file's {@code __metadata__}
 * @throws StateDictMismatchException if the weights are not those that the configuration asks for
 */
public record Model(String name, DsgformerConfig config, StateDict weights, Map<String, String> metadata) {

    private static final String TILE = "tile_pixels";

    public Model {
        metadata = Map.copyOf(metadata);
        StateDictMismatchException.check(name, config.parameters().shapes(), weights);
    }

    /**
     * The side in pixels of the tiles in which this model measured best, if its file names one under {@value #TILE}: a
     * network's statistics are those of the crops that it was trained on.
     *
     * @throws ModelException if what the file names is no multiple of 64
     */
    public OptionalInt tilePixels() {
        String tile = metadata.get(TILE);
        if (tile == null) {
            return OptionalInt.empty();
        }
        if (!tile.matches("[1-9][0-9]{1,4}") || Integer.parseInt(tile) % DsgformerConfig.SIZE_UNIT != 0) {
            throw new ModelException("the model " + name + " names tiles of '" + tile
                    + "' pixels, which is no multiple of " + DsgformerConfig.SIZE_UNIT);
        }
        return OptionalInt.of(Integer.parseInt(tile));
    }
}
