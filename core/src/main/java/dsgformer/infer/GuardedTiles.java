package dsgformer.infer;

import dsgformer.network.ModelException;
import dsgformer.picture.Planes;
import dsgformer.picture.Size;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * Tile → network → guard. A tile of whose answer {@link TileGuard} thinks nothing is shown again in four windows that lie a
 * quarter of a tile further up or down, left or right, so that attention sees other surroundings; at last it is left as it
 * was. A network of which no answer is any good is of no use, and that is said instead.
 */
final class GuardedTiles {

    /** So many bad answers and no good one, and the rest is not waited for. */
    private static final int GIVE_UP_AFTER = 8;

    /** Showing a tile another way costs four answers; after so many times in vain, one after the other, it is not tried any more. */
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
     * @param network answers to what it cut
     */
    GuardedTiles(Function<Tile, Planes> picture, UnaryOperator<Planes> network, ProgressListener listener) {
        this.picture = picture;
        this.network = network;
        this.listener = listener;
    }

    /** @throws ModelException if the first answers were all bad */
    Planes restore(Tile tile) {
        Planes shown = picture.apply(tile);
        Planes restored = network.apply(shown);
        Optional<TileFault> fault = TileGuard.fault(shown, restored);
        if (fault.isEmpty()) {
            good++;
            return restored;
        }
        Optional<Planes> retried = inVain < RETRIES_IN_VAIN ? shownAnotherWay(tile) : Optional.empty();
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

    /** @throws ModelException if there was no good answer at all */
    void requireSomeGood() {
        if (good == 0 && left > 0) {
            throw ofNoUse();
        }
    }

    private ModelException ofNoUse() {
        return new ModelException("the network made " + last.words() + " of "
                + (left == 1 ? "the picture" : "each of " + left + " tiles")
                + ", its weights are of no use; 'dsgformer model verify' tells if they were damaged"
                + (last == TileFault.NOT_FINITE ? "" : ", --no-guard shows what it made"));
    }

    /** The tile out of four windows around it, if the network's answers to them are as they should be. */
    private Optional<Planes> shownAnotherWay(Tile tile) {
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
