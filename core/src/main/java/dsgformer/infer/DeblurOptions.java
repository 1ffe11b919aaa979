package dsgformer.infer;

import dsgformer.picture.Area;
import java.util.Objects;

/**
 * The settings of a deblurring.
 *
 * @param strength s in out = in + s · (restored − in): 0 returns the input, 1 the network's result, up to 1.5
 * @param inference how much of the picture the network sees at once
 * @param tilePixels the side of a tile, rounded down to the network's multiple; 0 takes the model's own, or else
 *     {@link #AUTO_TILE_PIXELS}
 * @param overlapPixels how far neighbouring tiles overlap at least, as far as the tile's side allows
 * @param skipSharp photos whose {@link BlurEstimate} is below this are left as they are; 0 skips none
 * @param tta whether the network runs on all eight rotations and reflections of each tile and the results are averaged:
 *     test-time augmentation, which takes eight times as long
 * @param guard whether tiles with an implausible result are restored again in other windows and, if that fails too,
 *     left as they were; without it, only results that are not finite are refused
 * @param area which pixels are restored; the others stay as they are, and tiles without any are not computed
 */
public record DeblurOptions(
        float strength,
        InferenceMode inference,
        int tilePixels,
        int overlapPixels,
        float skipSharp,
        boolean tta,
        boolean guard,
        Area area) {

    /** The side of a tile where none is asked for. */
    public static final int AUTO_TILE_PIXELS = 512;

    /**
     * The side of a tile of {@link InferenceMode#TLC} where none is asked for and the picture is too large for one
     * pass.
     */
    public static final int TLC_TILE_PIXELS = 1024;

    private static final float MAX_STRENGTH = 1.5f;
    private static final int MIN_TILE_PIXELS = 64;
    private static final DeblurOptions DEFAULTS =
            new DeblurOptions(1, InferenceMode.AUTO, 0, 64, 0, false, true, Area.ALL);

    /** @throws IllegalArgumentException if a value is out of range */
    public DeblurOptions {
        Objects.requireNonNull(inference);
        Objects.requireNonNull(area);
        if (!(strength >= 0 && strength <= MAX_STRENGTH)) {
            throw new IllegalArgumentException("strength must be from 0 to " + MAX_STRENGTH + ", got " + strength);
        }
        if (tilePixels != 0 && tilePixels < MIN_TILE_PIXELS) {
            throw new IllegalArgumentException("a tile must have at least " + MIN_TILE_PIXELS
                    + " pixels a side, or 0 for auto, got " + tilePixels);
        }
        if (overlapPixels < 0) {
            throw new IllegalArgumentException("the overlap must be 0 pixels or more, got " + overlapPixels);
        }
        if (!(skipSharp >= 0 && skipSharp <= 1)) {
            throw new IllegalArgumentException(
                    "the blur threshold must be from 0 to 1, got " + skipSharp + "; 0.3 is a start");
        }
    }

    /**
     * Full strength, {@link InferenceMode#AUTO}, tiles of the usual size that overlap by 64 pixels, guarded, without
     * test-time augmentation.
     */
    public static DeblurOptions defaults() {
        return DEFAULTS;
    }

    public DeblurOptions withStrength(float s) {
        return new DeblurOptions(s, inference, tilePixels, overlapPixels, skipSharp, tta, guard, area);
    }

    public DeblurOptions withInference(InferenceMode mode) {
        return new DeblurOptions(strength, mode, tilePixels, overlapPixels, skipSharp, tta, guard, area);
    }

    public DeblurOptions withTilePixels(int side) {
        return new DeblurOptions(strength, inference, side, overlapPixels, skipSharp, tta, guard, area);
    }

    public DeblurOptions withOverlapPixels(int overlap) {
        return new DeblurOptions(strength, inference, tilePixels, overlap, skipSharp, tta, guard, area);
    }

    public DeblurOptions withSkipSharp(float blur) {
        return new DeblurOptions(strength, inference, tilePixels, overlapPixels, blur, tta, guard, area);
    }

    public DeblurOptions withTta(boolean averaged) {
        return new DeblurOptions(strength, inference, tilePixels, overlapPixels, skipSharp, averaged, guard, area);
    }

    public DeblurOptions withGuard(boolean guarded) {
        return new DeblurOptions(strength, inference, tilePixels, overlapPixels, skipSharp, tta, guarded, area);
    }

    public DeblurOptions withArea(Area restored) {
        return new DeblurOptions(strength, inference, tilePixels, overlapPixels, skipSharp, tta, guard, restored);
    }
}
