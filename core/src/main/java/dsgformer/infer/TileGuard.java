package dsgformer.infer;

import dsgformer.picture.Planes;
import java.util.Optional;

/**
 * Tells a network's answer to a tile from what a network does that has lost its way. An answer is as it should be if what was
 * added to the tile is finite and each of its statistics is below a limit that rises with the tile's own texture: an artefact
 * that leaves would hide is plain in a sky. The limits lie above everything that was measured on known pictures, both of the
 * bundled model and of the truth that it was trained for, sharp − blurred; docs/decisions/0016 has the numbers.
 */
final class TileGuard {

    private TileGuard() {}

    /** What is wrong with what the network made of {@code shown}; empty if it is as it should be. */
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
