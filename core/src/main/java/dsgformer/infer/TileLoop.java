package dsgformer.infer;

import dsgformer.network.ModelException;
import dsgformer.network.RestorationNetwork;
import dsgformer.picture.Area;
import dsgformer.picture.Planes;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;

/**
 * The pipeline from a blurred picture to a restored one, tile by tile: cut, network, guard, blend, mix. No more than
 * one row of tiles of the picture's planes exists at a time.
 *
 * @param tlcPixels the windows of {@link InferenceMode#TLC}
 */
record TileLoop(RestorationNetwork network, Picture blurred, Padding padding, int tlcPixels, DeblurOptions options) {

    /**
     * Restores the picture once.
     *
     * @throws dsgformer.network.OutOfMemoryException if the network runs out of memory; the sink may have rows by then
     * @throws CancellationException if the listener cancelled, or the thread was interrupted, which it stays
     * @throws ModelException if the network gives no usable result or, unguarded, one is not finite
     */
    void run(InferencePlan plan, RowSink restored, ProgressListener listener) {
        BlendCanvas canvas = BlendCanvas.of(plan.grid(), 3, inside(isMixed() ? mixing(restored) : restored));
        GuardedTiles guarded = new GuardedTiles(this::cut, shown -> restore(plan.mode(), shown), listener);
        int total = plan.tiles();
        int done = 0;
        for (Tile tile : plan.grid().tiles()) {
            boolean interrupted = Thread.currentThread().isInterrupted();
            if (interrupted || listener.isCancelled()) {
                throw new CancellationException("deblurring was " + (interrupted ? "interrupted" : "cancelled")
                        + " after " + done + " of " + total + " tiles");
            }
            canvas.add(tile, restored(tile, plan.mode(), guarded));
            listener.tileDone(++done, total);
        }
        guarded.requireSomeGood();
    }

    private Planes restored(Tile tile, InferenceMode mode, GuardedTiles guarded) {
        if (!options.area().touches(padding.original(), tile.x(), tile.y(), tile.size())) {
            return cut(tile);
        }
        return options.guard() ? guarded.restore(tile) : finite(restore(mode, cut(tile)));
    }

    private boolean isMixed() {
        return options.strength() != 1 || options.area() != Area.ALL;
    }

    private Planes cut(Tile tile) {
        return blurred.shown(padding.rows(tile), padding.columns(tile));
    }

    private Planes restore(InferenceMode mode, Planes shown) {
        return mode == InferenceMode.TLC ? network.restoreLocally(shown, tlcPixels) : network.restore(shown);
    }

    /** Leaves out the rows of the padding; a sink does not read its columns. */
    private RowSink inside(RowSink sink) {
        return (y, planes, row) -> {
            if (y < padding.original().height()) {
                sink.row(y, planes, row);
            }
        };
    }

    private RowSink mixing(RowSink sink) {
        int width = padding.original().width();
        float strength = options.strength();
        int[] columns = IntStream.range(0, width).toArray();
        return (y, planes, row) -> {
            Planes mixed = blurred.gather(new int[] {y}, columns);
            for (int x = 0; x < width; x++) {
                float share = strength * options.area().weight(padding.original(), x, y);
                for (int c = 0; c < mixed.channels(); c++) {
                    int at = mixed.index(c, 0, x);
                    float in = mixed.values()[at];
                    mixed.values()[at] = in + share * (planes.at(c, row, x) - in);
                }
            }
            sink.row(y, mixed, 0);
        };
    }

    private static Planes finite(Planes restored) {
        for (float value : restored.values()) {
            if (!Float.isFinite(value)) {
                throw new ModelException("the network made " + value + " of a pixel; its weights are of no use:"
                        + " 'dsgformer model verify' checks whether they are damaged");
            }
        }
        return restored;
    }
}
