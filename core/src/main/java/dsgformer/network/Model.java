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
public record Model(String name, NetworkConfig config, StateDict weights, Map<String, String> metadata) {

    private static final String TILE = "tile_pixels";

    public Model {
        metadata = Map.copyOf(metadata);
        StateDictMismatchException.check(name, config.shapes(), weights);
    }

    /**
     * The configuration, for those that compute DSGformer only.
     *
     * @throws ModelException if this is another network
     */
    public DsgformerConfig dsgformer() {
        if (config instanceof DsgformerConfig ours) {
            return ours;
        }
        throw new ModelException("the model " + name + " is of the family " + config.family()
                + ", which is computed on engine torch only; use --engine torch");
    }

    /**
     * The side in pixels of the tiles in which this model measured best, if its file names one under {@value #TILE}: a
     * network's statistics are those of the crops that it was trained on.
     *
     * @throws ModelException if what the file names is no multiple of what the network takes
     */
    public OptionalInt tilePixels() {
        String tile = metadata.get(TILE);
        if (tile == null) {
            return OptionalInt.empty();
        }
        if (!tile.matches("[1-9][0-9]{1,4}")
                || Integer.parseInt(tile) % config.sizes().unit() != 0) {
            throw new ModelException("the model " + name + " names tiles of '" + tile
                    + "' pixels, which is no multiple of " + config.sizes().unit());
        }
        return OptionalInt.of(Integer.parseInt(tile));
    }
}
