package dsgformer.infer;

/**
 * What the guard did about a tile with an implausible result of the network.
 *
 * @param tile its place in the padded picture
 * @param fault what was wrong with the network's first result
 * @param left whether the tile was left as it was; else other windows around it gave a plausible result
 */
public record GuardDecision(Tile tile, TileFault fault, boolean left) {

    /** For people: {@code a checkerboard in the tile of 256 × 256 pixels at column 0, row 192; left as it was}. */
    @Override
    public String toString() {
        return fault.words() + " in the tile of " + tile + (left ? "; left as it was" : "; restored in other windows");
    }
}
