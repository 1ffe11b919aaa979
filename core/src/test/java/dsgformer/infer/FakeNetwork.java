package dsgformer.infer;

import dsgformer.network.OutOfMemoryException;
import dsgformer.network.RestorationNetwork;
import dsgformer.picture.Planes;
import dsgformer.picture.Size;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** A network for tests that keeps the contract and records its inputs. */
final class FakeNetwork implements RestorationNetwork {

    final List<Planes> shown = new ArrayList<>();
    final List<Integer> windows = new ArrayList<>();
    boolean closed;

    /** The memory that it states, and whether it has local statistics. */
    long bytesPerPixel;

    boolean local;

    /** The least side that it takes. */
    int least = 64;

    private final UnaryOperator<Planes> restorer;
    private final long mostPixels;

    private FakeNetwork(UnaryOperator<Planes> restorer, long mostPixels) {
        this.restorer = restorer;
        this.mostPixels = mostPixels;
    }

    static FakeNetwork of(UnaryOperator<Planes> restorer) {
        return new FakeNetwork(restorer, Long.MAX_VALUE);
    }

    /** Gives back what it is shown, up to so many pixels at once. */
    static FakeNetwork withRoomFor(long pixels) {
        return new FakeNetwork(planes -> planes, pixels);
    }

    static FakeNetwork scaling(float factor) {
        return of(planes -> Pictures.scaled(factor, planes));
    }

    /** Turns every 8 × 8 block by half a turn: the same for a tile as for the whole if their blocks are the same. */
    static FakeNetwork turningBlocks() {
        return of(planes -> {
            Planes out = Planes.of(planes.channels(), planes.height(), planes.width());
            for (int c = 0; c < planes.channels(); c++) {
                for (int y = 0; y < planes.height(); y++) {
                    for (int x = 0; x < planes.width(); x++) {
                        out.values()[out.index(c, y, x)] = planes.at(c, y ^ 7, x ^ 7);
                    }
                }
            }
            return out;
        });
    }

    @Override
    public Planes restore(Planes blurred) {
        if (blurred.height() % sizeUnit() != 0 || blurred.width() % sizeUnit() != 0) {
            throw new IllegalArgumentException("not multiples of " + sizeUnit() + ": " + blurred);
        }
        if (blurred.height() < least || blurred.width() < least) {
            throw new IllegalArgumentException("below " + least + ": " + blurred);
        }
        shown.add(blurred);
        if (blurred.size().pixels() > mostPixels) {
            throw new OutOfMemoryException("no room for " + blurred, null);
        }
        return restorer.apply(blurred);
    }

    @Override
    public Planes restoreLocally(Planes blurred, int windowPixels) {
        if (!local) {
            return RestorationNetwork.super.restoreLocally(blurred, windowPixels);
        }
        windows.add(windowPixels);
        return restore(blurred);
    }

    @Override
    public boolean supportsLocal() {
        return local;
    }

    @Override
    public long bytesFor(Size tile) {
        return bytesPerPixel * tile.pixels();
    }

    @Override
    public int sizeUnit() {
        return 64;
    }

    @Override
    public int leastSide() {
        return least;
    }

    @Override
    public String engine() {
        return "fake";
    }

    @Override
    public void close() {
        closed = true;
    }
}
