package dsgformer.infer;

import java.util.Locale;

/**
 * How a picture is shown to the network.
 *
 * @param mode the mode that was decided on, never {@link InferenceMode#AUTO}
 * @param grid the tiles; one, if the picture is shown whole
 * @param limited whether a memory limit made the tiles smaller than those that model and mode stand for, which changes
 *     results
 */
public record InferencePlan(InferenceMode mode, TileGrid grid, boolean limited) {

    public InferencePlan {
        if (mode == InferenceMode.AUTO) {
            throw new IllegalArgumentException("a plan needs a mode other than auto");
        }
    }

    /** The mode as {@code --inference} spells it. */
    public String modeName() {
        return mode.name().toLowerCase(Locale.ROOT);
    }

    /** How many tiles there are. */
    public int tiles() {
        return grid.columns().size() * grid.rows().size();
    }
}
