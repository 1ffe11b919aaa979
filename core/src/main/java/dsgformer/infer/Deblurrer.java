package dsgformer.infer;

import dsgformer.image.Normalization;
import dsgformer.image.Photo;
import dsgformer.image.Planes;
import dsgformer.image.Size;
import dsgformer.network.DeviceNotAvailableException;
import dsgformer.network.Model;
import dsgformer.network.ModelException;
import dsgformer.network.OutOfMemoryException;
import dsgformer.network.RestorationNetwork;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.concurrent.CancellationException;

/**
 * Takes the blur out of pictures of any size: pads them to the network's multiple, runs the network on the whole or on tiles,
 * blends, crops, and mixes with the input. Safe for use by several threads; results depend neither on their number nor on
 * what else runs. Owns its network and closes it.
 */
public final class Deblurrer implements AutoCloseable {

    /**
     * What {@link InferenceMode#AUTO} still shows the network whole, padding included, unless the model or the caller wants
     * tiles: a 1280 × 720 frame is below.
     */
    public static final long AUTO_FULL_PIXELS = 1 << 20;

    /** So that three planes fit into one array. */
    private static final long MOST_PIXELS = (Integer.MAX_VALUE - 8) / 3;

    private final RestorationNetwork network;
    private final OptionalInt modelTile;

    private Deblurrer(RestorationNetwork network, OptionalInt modelTile) {
        this.network = network;
        this.modelTile = modelTile;
    }

    /** A deblurrer on a network that is already open, and now its own to close. */
    public static Deblurrer of(RestorationNetwork network) {
        return of(network, OptionalInt.empty());
    }

    /** As {@link #of(RestorationNetwork)}, for a network that measured best in tiles of that side, if of any. */
    static Deblurrer of(RestorationNetwork network, OptionalInt modelTile) {
        return new Deblurrer(Objects.requireNonNull(network), modelTile);
    }

    public static Builder builder() {
        return new Builder();
    }

    /** As {@link #deblur(Photo, DeblurOptions, ProgressListener)}, with no one listening. */
    public Photo deblur(Photo blurred, DeblurOptions options) {
        return deblur(blurred, options, ProgressListener.none());
    }

    /**
     * As {@link #deblur(Planes, DeblurOptions, ProgressListener)}, from photo to photo: depth, grey, alpha, profile and metadata
     * are kept. At strength 0 the photo itself is returned.
     */
    public Photo deblur(Photo blurred, DeblurOptions options, ProgressListener listener) {
        if (options.strength() == 0) {
            return blurred;
        }
        return Normalization.toPhoto(deblur(Normalization.toPlanes(blurred), options, listener), blurred);
    }

    /** As {@link #deblur(Planes, DeblurOptions, ProgressListener)}, with no one listening. */
    public Planes deblur(Planes blurred, DeblurOptions options) {
        return deblur(blurred, options, ProgressListener.none());
    }

    /**
     * in + s · (restored − in): from blurred [3, h, w] in [0, 1] to the same shape, not clamped. At strength 0 the network does
     * not run and the input itself is returned; at 1 it is what the network gave.
     *
     * @throws IllegalArgumentException unless there are 3 channels
     * @throws OutOfMemoryException if memory runs out in {@link InferenceMode#FULL}, or even with the smallest tiles, or as
     *     {@link #gridFor} says
     * @throws ModelException if the network's answer is not finite
     * @throws CancellationException if the listener asked for it
     */
    public Planes deblur(Planes blurred, DeblurOptions options, ProgressListener listener) {
        if (blurred.channels() != 3) {
            throw new IllegalArgumentException("deblurring needs RGB planes [3, h, w], got " + blurred);
        }
        if (options.strength() == 0) {
            return blurred;
        }
        Planes restored = restore(blurred, options, listener);
        return options.strength() == 1 ? restored : mix(blurred, restored, options.strength());
    }

    /**
     * The tiles that a picture of this size is shown in, unless memory runs out.
     *
     * @throws OutOfMemoryException if the picture, padded, is beyond what one array holds, as one pixel high and twelve million wide
     */
    public TileGrid gridFor(Size picture, DeblurOptions options) {
        Size padded = Padding.to(network, picture).padded();
        if (padded.pixels() > MOST_PIXELS) {
            throw new OutOfMemoryException(
                    "a picture of " + picture + " pixels becomes " + padded + " for the network, " + MOST_PIXELS
                            + " pixels being the most; cut it into parts",
                    null);
        }
        OptionalInt asked = options.tilePixels() == 0 ? modelTile : OptionalInt.of(options.tilePixels());
        boolean whole = switch (options.inference()) {
            case FULL -> true;
            case TILE -> false;
            case AUTO -> asked.isEmpty() && padded.pixels() <= AUTO_FULL_PIXELS;
        };
        return whole ? TileGrid.whole(padded) : tiles(padded, asked.orElse(DeblurOptions.AUTO_TILE_PIXELS), options);
    }

    /** The engine's name as {@code --engine} spells it. */
    public String engine() {
        return network.engine();
    }

    @Override
    public void close() {
        network.close();
    }

    private Planes restore(Planes blurred, DeblurOptions options, ProgressListener listener) {
        Padding padding = Padding.to(network, blurred.size());
        TileGrid grid = gridFor(blurred.size(), options);
        Planes padded = padding.pad(blurred);
        while (true) {
            try {
                return padding.crop(restore(padded, grid, listener));
            } catch (OutOfMemoryException e) {
                grid = smaller(grid, options, e);
                listener.smallerTiles(grid.tile());
            }
        }
    }

    private Planes restore(Planes padded, TileGrid grid, ProgressListener listener) {
        BlendCanvas canvas = BlendCanvas.of(grid, padded.channels());
        int total = grid.tiles().size();
        int done = 0;
        for (Tile tile : grid.tiles()) {
            if (listener.isCancelled()) {
                throw new CancellationException("deblurring was cancelled after " + done + " of " + total + " tiles");
            }
            canvas.add(tile, requireFinite(network.restore(tile.cut(padded))));
            listener.tileDone(++done, total);
        }
        return canvas.blend();
    }

    private static Planes requireFinite(Planes restored) {
        for (float value : restored.values()) {
            if (!Float.isFinite(value)) {
                throw new ModelException("the network made " + value + " of a pixel, its weights are of no use;"
                        + " 'dsgformer model verify' tells if they were damaged");
            }
        }
        return restored;
    }

    private TileGrid smaller(TileGrid grid, DeblurOptions options, OutOfMemoryException cause) {
        Size tile = grid.tile();
        if (options.inference() == InferenceMode.FULL) {
            throw new OutOfMemoryException(
                    "a whole picture of " + tile + " pixels does not fit into memory; try --inference tile", cause);
        }
        int side = Math.max(tile.width(), tile.height());
        if (side <= network.leastSide()) {
            throw new OutOfMemoryException(
                    "even a tile of " + tile + " pixels does not fit into memory; try --device cpu, fewer --threads,"
                            + " a smaller model or a machine with more memory",
                    cause);
        }
        return tiles(grid.picture(), side / 2, options);
    }

    private TileGrid tiles(Size padded, int side, DeblurOptions options) {
        return TileGrid.covering(
                padded, Math.max(side, network.leastSide()), options.overlapPixels(), network.sizeUnit());
    }

    private static Planes mix(Planes blurred, Planes restored, float strength) {
        Planes out = Planes.of(blurred.channels(), blurred.height(), blurred.width());
        for (int i = 0; i < out.values().length; i++) {
            float in = blurred.values()[i];
            out.values()[i] = in + strength * (restored.values()[i] - in);
        }
        return out;
    }

    /** Opens a model's network on one of the engines of the class path. Only the model must be named. */
    public static final class Builder {

        private Model model;
        private String engine = Engines.AUTO;
        private String device = "auto";
        private int threads = Runtime.getRuntime().availableProcessors();

        private Builder() {}

        public Builder model(Model trained) {
            this.model = Objects.requireNonNull(trained);
            return this;
        }

        /** {@code auto} (Java's own where it is present), or the name of an engine. */
        public Builder engine(String name) {
            this.engine = Objects.requireNonNull(name);
            return this;
        }

        /** {@code auto}, {@code cpu} or {@code cuda[:N]}. */
        public Builder device(String name) {
            this.device = Objects.requireNonNull(name);
            return this;
        }

        /** How many threads the network may use; all of the machine's if not said. */
        public Builder threads(int count) {
            if (count < 1) {
                throw new IllegalArgumentException("a network needs at least one thread, got " + count);
            }
            this.threads = count;
            return this;
        }

        /**
         * Opens the network.
         *
         * @throws IllegalArgumentException if no model was named, or there is no such engine
         * @throws DeviceNotAvailableException if this machine has no such device
         */
        public Deblurrer build() {
            if (model == null) {
                throw new IllegalArgumentException("a deblurrer needs a model: builder().model(...)");
            }
            return of(Engines.installed().open(engine, model, device, threads), model.tilePixels());
        }
    }
}
