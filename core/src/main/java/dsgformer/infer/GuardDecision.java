package dsgformer.infer;

/**
 * What was done about a tile of which the network made something that no blur explains.
 *
 * @param tile where it lies in the padded picture
 * @param fault what was wrong with the network's first answer
 * @param left whether the tile was left as it was; else another tiling of its surroundings gave an answer as it should be
 */
public record GuardDecision(Tile tile, TileFault fault, boolean left) {

    /** For people: {@code a checkerboard in the tile of 256 × 256 pixels at column 0, row 192; left as it was}. */
    @Override
    public String toString() {
        return fault.words() + " in the tile of " + tile
                + (left ? "; left as it was" : "; shown another way, it is fine");
    }
}
