package dsgformer.infer;

import dsgformer.network.OutOfMemoryException;
import dsgformer.network.RestorationNetwork;
import dsgformer.network.SizeRule;
import dsgformer.picture.Size;
import java.util.Optional;
import java.util.OptionalInt;

/** Decides in which mode, and in which tiles, pictures are shown to a network. */
record InferencePlanner(RestorationNetwork network, InferenceHabits habits, Optional<MemoryLimit> limit) {

    /** So that three planes fit into one array. */
    private static final long MOST_PIXELS = (Integer.MAX_VALUE - 8) / 3;

    /** By how much tiles shrink at a time where a network takes any size. */
    private static final int LEAST_STEP = 16;

    /** The network, or with test-time augmentation its average over all rotations and reflections of a tile. */
    RestorationNetwork asked(DeblurOptions options) {
        return options.tta() ? new AveragedNetwork(network) : network;
    }

    /** @throws OutOfMemoryException if the picture, padded, is beyond what one array holds */
    Padding padding(Size picture) {
        Padding padding = Padding.to(new SizeRule(network.sizeUnit(), network.leastSide()), picture);
        if (padding.padded().pixels() > MOST_PIXELS) {
            throw new OutOfMemoryException(
                    "a picture of " + picture + " pixels becomes " + padding.padded() + " for the network, "
                            + MOST_PIXELS + " pixels being the most; cut it into parts",
                    null);
        }
        return padding;
    }

    /** As {@link #plan(Size, PictureMemory, DeblurOptions)}, with a result beside the picture. */
    InferencePlan plan(Size picture, long pictureBytes, DeblurOptions options) {
        return plan(picture, PictureMemory.ofTwo(pictureBytes), options);
    }

    /**
     * The plan for a picture of that size.
     *
     * @param photos the memory of the picture and its result
     * @throws OutOfMemoryException if the limit leaves no room, or as {@link #padding} says
     * @throws UnsupportedOperationException if TLC was asked for and the engine has none
     */
    InferencePlan plan(Size picture, PictureMemory photos, DeblurOptions options) {
        Size padded = padding(picture).padded();
        InferencePlan usual = usual(padded, options);
        if (limit.isEmpty() || options.strength() == 0) {
            return usual;
        }
        InferencePlan plan = usual;
        RestorationNetwork asked = asked(options);
        int step = Math.max(network.sizeUnit(), LEAST_STEP);
        while (limit.get().isBelow(photos, plan.grid(), asked)) {
            Size tile = plan.grid().tile();
            int side = tile.longestSide();
            if (side <= network.leastSide() || options.inference() == InferenceMode.FULL) {
                throw new OutOfMemoryException(limit.get().refusal(picture, photos, plan.grid(), asked), null);
            }
            plan = new InferencePlan(withTiles(usual.mode()), tiles(padded, side - step, options), true);
        }
        return plan;
    }

    /**
     * The plan after memory ran out: tiles of half the side.
     *
     * @throws OutOfMemoryException if there is no smaller tile, or the whole picture was asked for
     */
    InferencePlan smaller(InferencePlan plan, DeblurOptions options, OutOfMemoryException cause) {
        Size tile = plan.grid().tile();
        if (options.inference() == InferenceMode.FULL) {
            throw new OutOfMemoryException(
                    "a whole picture of " + tile + " pixels does not fit into memory; try --inference tile", cause);
        }
        int side = tile.longestSide();
        if (side <= network.leastSide()) {
            throw new OutOfMemoryException(
                    "even a tile of " + tile + " pixels does not fit into memory; try --device cpu, fewer --threads,"
                            + " a smaller model or a machine with more memory",
                    cause);
        }
        return new InferencePlan(
                withTiles(plan.mode()), tiles(plan.grid().picture(), side / 2, options), plan.limited());
    }

    /** The plan that model and options ask for, whatever the memory. */
    private InferencePlan usual(Size padded, DeblurOptions options) {
        OptionalInt asked = options.tilePixels() == 0 ? OptionalInt.empty() : OptionalInt.of(options.tilePixels());
        boolean small = padded.pixels() <= Deblurrer.AUTO_FULL_PIXELS;
        InferenceMode mode = mode(small, options);
        return switch (mode) {
            case FULL -> new InferencePlan(mode, TileGrid.whole(padded), false);
            case TLC -> {
                boolean whole = small && asked.isEmpty();
                int side = asked.orElse(DeblurOptions.TLC_TILE_PIXELS);
                yield new InferencePlan(mode, whole ? TileGrid.whole(padded) : tiles(padded, side, options), false);
            }
            case TILE -> {
                int side = asked.orElse(habits.tilePixels().orElse(DeblurOptions.AUTO_TILE_PIXELS));
                yield new InferencePlan(mode, tiles(padded, side, options), false);
            }
            case AUTO -> throw new IllegalStateException("auto is decided before");
        };
    }

    private InferenceMode mode(boolean small, DeblurOptions options) {
        if (options.inference() == InferenceMode.TLC && !network.supportsLocal()) {
            throw new UnsupportedOperationException(
                    "engine " + network.engine() + " has no local statistics for this network, which --inference tlc"
                            + " needs; try --inference tile, or another --engine");
        }
        if (options.inference() != InferenceMode.AUTO) {
            return options.inference();
        }
        if (options.tilePixels() != 0) {
            return InferenceMode.TILE;
        }
        Optional<InferenceMode> best =
                habits.mode().filter(mode -> mode != InferenceMode.TLC || network.supportsLocal());
        boolean tiles = habits.tilePixels().isPresent();
        InferenceMode wanted = best.orElse(tiles ? InferenceMode.TILE : InferenceMode.FULL);
        return wanted == InferenceMode.FULL && !small ? InferenceMode.TILE : wanted;
    }

    /** Local statistics stay local in smaller tiles; a picture that was to be seen whole no longer is. */
    private static InferenceMode withTiles(InferenceMode mode) {
        return mode == InferenceMode.TLC ? InferenceMode.TLC : InferenceMode.TILE;
    }

    private TileGrid tiles(Size padded, int side, DeblurOptions options) {
        return TileGrid.covering(
                padded, Math.max(side, network.leastSide()), options.overlapPixels(), network.sizeUnit());
    }
}
