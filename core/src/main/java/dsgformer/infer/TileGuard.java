package dsgformer.infer;

import dsgformer.picture.Planes;
import java.util.Optional;

/**
 * Checks whether a network's result for a tile is plausible. It is if the residual, restored − shown, is finite and
 * each of its statistics is below a limit that rises with the tile's own texture: an artifact that foliage hides is
 * visible in a sky. The limits are above everything measured on known pictures, both for the bundled model and for the
 * ground truth, sharp − blurred; docs/decisions/0016 has the numbers.
 */
final class TileGuard {

    private TileGuard() {}

    /** The fault in {@code restored}, the result for {@code shown}; empty if it is plausible. */
    static Optional<TileFault> fault(Planes shown, Planes restored) {
        return fault(ResidualStatistics.of(shown, restored));
    }

    static Optional<TileFault> fault(ResidualStatistics residual) {
        double texture = residual.texture();
        if (!Double.isFinite(residual.change())) {
            return Optional.of(TileFault.NOT_FINITE);
        }
        if (residual.color() > colorLimit(texture)) {
            return Optional.of(TileFault.COLOR);
        }
        if (residual.checker() > checkerLimit(texture)) {
            return Optional.of(TileFault.CHECKERBOARD);
        }
        return residual.change() > changeLimit(texture) ? Optional.of(TileFault.CHANGE) : Optional.empty();
    }

    static double changeLimit(double texture) {
        return Math.min(0.12 + 14 * texture, 0.3);
    }

    static double colorLimit(double texture) {
        return Math.min(0.05 + 5 * texture, 0.12);
    }

    static double checkerLimit(double texture) {
        return 0.015 + 1.25 * texture;
    }
}
