package dsgformer.infer;

import dsgformer.network.ModelException;
import dsgformer.picture.Planes;
import dsgformer.picture.Size;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * Tile → network → guard. A tile whose result {@link TileGuard} rejects is restored again in four windows that are
 * shifted by a quarter of a tile up or down, left or right, so that attention sees other surroundings; if that fails
 * too, the tile is left as it was. If the network gives no plausible result at all, a {@link ModelException} ends the
 * picture.
 */
final class GuardedTiles {

    /** After this many rejected results and no accepted one, the network counts as unusable. */
    private static final int GIVE_UP_AFTER = 8;

    /** Other windows cost four results; after this many failures in a row they are not tried any more. */
    private static final int RETRIES_IN_VAIN = 8;

    private final Function<Tile, Planes> picture;
    private final UnaryOperator<Planes> network;
    private final ProgressListener listener;

    private int good;
    private int inVain;
    private int left;
    private TileFault last;

    /**
     * @param picture cuts a tile, which may reach beyond the picture
     * @param network restores what was cut
     */
    GuardedTiles(Function<Tile, Planes> picture, UnaryOperator<Planes> network, ProgressListener listener) {
        this.picture = picture;
        this.network = network;
        this.listener = listener;
    }

    /** @throws ModelException if the first results were all rejected */
    Planes restore(Tile tile) {
        Planes shown = picture.apply(tile);
        Planes restored = network.apply(shown);
        Optional<TileFault> fault = TileGuard.fault(shown, restored);
        if (fault.isEmpty()) {
            good++;
            return restored;
        }
        Optional<Planes> retried = inVain < RETRIES_IN_VAIN ? inOtherWindows(tile) : Optional.empty();
        if (retried.isPresent()) {
            good++;
            inVain = 0;
        } else {
            inVain++;
            left++;
            last = fault.get();
            if (good == 0 && left == GIVE_UP_AFTER) {
                throw ofNoUse();
            }
        }
        listener.guarded(new GuardDecision(tile, fault.get(), retried.isEmpty()));
        return retried.orElse(shown);
    }

    /** @throws ModelException if no result was accepted */
    void requireSomeGood() {
        if (good == 0 && left > 0) {
            throw ofNoUse();
        }
    }

    private ModelException ofNoUse() {
        return new ModelException("the network made " + last.words() + " of "
                + (left == 1 ? "the picture" : "each of " + left + " tiles")
                + "; its weights are of no use: 'dsgformer model verify' checks whether they are damaged"
                + (last == TileFault.NOT_FINITE ? "" : ", --no-guard shows what it made"));
    }

    /** The tile out of four windows around it, if the results for these are plausible. */
    private Optional<Planes> inOtherWindows(Tile tile) {
        Size size = tile.size();
        int right = size.width() / 4;
        int down = size.height() / 4;
        TileGrid windows = new TileGrid(
                new Size(size.width() + 2 * right, size.height() + 2 * down),
                size,
                List.of(0, 2 * right),
                List.of(0, 2 * down));
        Planes out = Planes.of(3, size.height(), size.width());
        BlendCanvas canvas = BlendCanvas.of(windows, out.channels(), (y, planes, row) -> {
            if (y >= down && y < down + out.height()) {
                for (int c = 0; c < out.channels(); c++) {
                    int from = planes.index(c, row, right);
                    System.arraycopy(planes.values(), from, out.values(), out.index(c, y - down, 0), out.width());
                }
            }
        });
        for (Tile window : windows.tiles()) {
            Planes shown = picture.apply(new Tile(tile.x() - right + window.x(), tile.y() - down + window.y(), size));
            Planes restored = network.apply(shown);
            if (TileGuard.fault(shown, restored).isPresent()) {
                return Optional.empty();
            }
            canvas.add(window, restored);
        }
        return Optional.of(out);
    }
}
