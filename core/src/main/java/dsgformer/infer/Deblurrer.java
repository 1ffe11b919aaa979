package dsgformer.infer;

import dsgformer.network.DeviceNotAvailableException;
import dsgformer.network.Model;
import dsgformer.network.ModelException;
import dsgformer.network.OutOfMemoryException;
import dsgformer.network.RestorationNetwork;
import dsgformer.photo.Photo;
import dsgformer.photo.PhotoDraft;
import dsgformer.picture.Planes;
import dsgformer.picture.Size;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.CancellationException;

/**
 * Deblurs pictures of any size: pads them to the network's multiple, runs the network on the whole or on tiles, blends,
 * crops, and mixes with the input. Safe for use by several threads; results depend neither on their number nor on what
 * else runs. Owns its network and closes it.
 */
public final class Deblurrer implements AutoCloseable {

    /**
     * The largest picture, padding included, that {@link InferenceMode#AUTO} restores whole, unless the model or the
     * caller asks for tiles: a 1280 × 720 frame is below.
     */
    public static final long AUTO_FULL_PIXELS = 1 << 20;

    private final RestorationNetwork network;
    private final InferencePlanner planner;

    private Deblurrer(InferencePlanner planner) {
        this.network = planner.network();
        this.planner = planner;
    }

    /** A deblurrer that takes ownership of an open network. */
    public static Deblurrer of(RestorationNetwork network) {
        return of(network, InferenceHabits.NONE, Optional.empty());
    }

    /** As {@link #of(RestorationNetwork)}, for a model with habits, perhaps within a memory limit. */
    static Deblurrer of(RestorationNetwork network, InferenceHabits habits, Optional<DataSize> limit) {
        return new Deblurrer(
                new InferencePlanner(Objects.requireNonNull(network), habits, limit.map(MemoryLimit::new)));
    }

    public static Builder builder() {
        return new Builder();
    }

    /** As {@link #deblur(Photo, DeblurOptions, ProgressListener)}, without a listener. */
    public Photo deblur(Photo blurred, DeblurOptions options) {
        return deblur(blurred, options, ProgressListener.none());
    }

    /**
     * As {@link #deblur(Planes, DeblurOptions, ProgressListener)}, from photo to photo: depth, grey, alpha, profile and
     * metadata are kept. At strength 0, if it is sharp enough to be skipped, or if no sample changes, the photo itself is
     * returned. Beyond the two photos, memory is needed for one row of tiles.
     */
    public Photo deblur(Photo blurred, DeblurOptions options, ProgressListener listener) {
        return restored(blurred, memoryOfTwo(blurred), options, listener);
    }

    /**
     * As {@link #deblur(Photo, DeblurOptions, ProgressListener)}, and takes ownership of the photo: where memory is
     * limited, the result takes its place, so that memory for one photo is enough. The content of {@code blurred} is
     * undefined afterwards; keep no other reference.
     */
    public Photo consume(Photo blurred, DeblurOptions options, ProgressListener listener) {
        return restored(blurred, memoryOfOne(bytes(blurred)), options, listener);
    }

    private Photo restored(Photo blurred, PictureMemory memory, DeblurOptions options, ProgressListener listener) {
        OptionalDouble blur = BlurEstimate.of(blurred);
        boolean sharp = blur.isPresent() && blur.getAsDouble() < options.skipSharp();
        listener.examined(blur, sharp);
        if (sharp || options.strength() == 0) {
            return blurred;
        }
        InferencePlan plan = planner.plan(blurred.size(), memory, options);
        PhotoDraft rows = memory.replaced()
                // the rows above a tile that it still reads: an overlap, the padding's mirror image, at most a tile
                ? PhotoDraft.replacing(blurred, plan.grid().tile().height())
                : PhotoDraft.like(blurred);
        RowSink sink = new RowSink() {
            @Override
            public void row(int y, Planes planes, int row) {
                rows.set(y, planes, row);
            }

            @Override
            public boolean mayBeginAgain() {
                return rows.mayBeginAgain();
            }
        };
        run(Picture.of(blurred), plan, options, sink, listener);
        return rows.toPhoto();
    }

    /** As {@link #deblur(Planes, DeblurOptions, ProgressListener)}, without a listener. */
    public Planes deblur(Planes blurred, DeblurOptions options) {
        return deblur(blurred, options, ProgressListener.none());
    }

    /**
     * in + s · (restored − in): from blurred [3, h, w] in [0, 1] to the same shape, not clamped. At strength 0 the
     * network does not run and the input itself is returned; at 1 it is what the network gave.
     *
     * @throws IllegalArgumentException unless there are 3 channels
     * @throws OutOfMemoryException if memory runs out in {@link InferenceMode#FULL}, or even with the smallest tiles,
     *     or as {@link #planFor} says
     * @throws UnsupportedOperationException as {@link #planFor} says
     * @throws ModelException if the network gives no usable result, see {@link DeblurOptions#guard}
     * @throws CancellationException if the listener cancelled, or the thread was interrupted, which it stays
     */
    public Planes deblur(Planes blurred, DeblurOptions options, ProgressListener listener) {
        if (blurred.channels() != 3) {
            throw new IllegalArgumentException("deblurring needs RGB planes [3, h, w], got " + blurred);
        }
        if (options.strength() == 0) {
            return blurred;
        }
        Planes restored = Planes.of(blurred.channels(), blurred.height(), blurred.width());
        RowSink rows = (y, planes, row) -> {
            for (int c = 0; c < restored.channels(); c++) {
                int from = planes.index(c, row, 0);
                System.arraycopy(planes.values(), from, restored.values(), restored.index(c, y, 0), restored.width());
            }
        };
        run(Picture.of(blurred), planFor(blurred, options), options, rows, listener);
        return restored;
    }

    /**
     * How {@link #deblur(Photo, DeblurOptions)} shows a photo to the network, unless memory runs out.
     *
     * @throws OutOfMemoryException if the picture, padded, is beyond what one array holds, as one pixel high and twelve
     *     million wide, or the memory limit leaves no room for it
     * @throws UnsupportedOperationException if {@link InferenceMode#TLC} was asked for and the engine has none
     */
    public InferencePlan planFor(Photo photo, DeblurOptions options) {
        return planner.plan(photo.size(), memoryOfTwo(photo), options);
    }

    /** As {@link #planFor(Photo, DeblurOptions)}, for planes. */
    public InferencePlan planFor(Planes picture, DeblurOptions options) {
        return planner.plan(picture.size(), (long) Float.BYTES * picture.values().length, options);
    }

    /**
     * How {@link #consume} shows a photo of that size, whose samples take {@code bytes}; throws as {@link
     * #planFor(Photo, DeblurOptions)}.
     */
    public InferencePlan planFor(Size photo, long bytes, DeblurOptions options) {
        return planner.plan(photo, memoryOfOne(bytes), options);
    }

    /**
     * About what the process takes at its peak while {@link #deblur(Photo, DeblurOptions)} runs on this photo, the JVM
     * itself included; throws as {@link #planFor(Photo, DeblurOptions)}.
     */
    public DataSize memoryFor(Photo photo, DeblurOptions options) {
        return memoryFor(photo.size(), memoryOfTwo(photo), options);
    }

    /**
     * As {@link #memoryFor(Photo, DeblurOptions)}, while {@link #consume} runs on a photo of that size, whose samples
     * take {@code bytes}.
     */
    public DataSize memoryFor(Size photo, long bytes, DeblurOptions options) {
        return memoryFor(photo, memoryOfOne(bytes), options);
    }

    private DataSize memoryFor(Size photo, PictureMemory memory, DeblurOptions options) {
        return options.strength() == 0
                ? new DataSize(MemoryLimit.JVM.bytes() + memory.bytes())
                : MemoryLimit.needed(
                        memory, planner.plan(photo, memory, options).grid(), planner.asked(options));
    }

    private static PictureMemory memoryOfTwo(Photo photo) {
        return PictureMemory.ofTwo(bytes(photo));
    }

    /** Where memory is limited, the result of a photo that is consumed takes its place. */
    private PictureMemory memoryOfOne(long bytes) {
        return new PictureMemory(bytes, planner.limit().isPresent());
    }

    private static long bytes(Photo photo) {
        return photo.kind().bytes(photo.size());
    }

    /**
     * The memory that the limit, or else the heap, leaves for photos between calls of the network, which keeps its
     * buffers for such tiles.
     */
    public DataSize roomBeside(InferencePlan plan) {
        long most = planner.limit()
                .map(limit -> limit.most().bytes())
                .orElse(Runtime.getRuntime().maxMemory());
        long taken = MemoryLimit.JVM.bytes() + network.bytesFor(plan.grid().tile());
        return new DataSize(Math.max(0, most - taken));
    }

    /** The limit on the memory of the process, if one was set. */
    public Optional<DataSize> memoryLimit() {
        return planner.limit().map(MemoryLimit::most);
    }

    /** Whether {@link InferenceMode#TLC} can be asked for on this engine. */
    public boolean supportsLocal() {
        return network.supportsLocal();
    }

    /** The engine's name as {@code --engine} spells it. */
    public String engine() {
        return network.engine();
    }

    /** The engine's notice for users, such as why it is slow and what would help. */
    public Optional<String> notice() {
        return network.notice();
    }

    @Override
    public void close() {
        network.close();
    }

    private void run(
            Picture blurred, InferencePlan first, DeblurOptions options, RowSink restored, ProgressListener listener) {
        TileLoop loop = new TileLoop(
                planner.asked(options),
                blurred,
                planner.padding(blurred.size()),
                planner.habits().tlcPixels(),
                options);
        InferencePlan plan = first;
        listener.begins(plan);
        while (true) {
            try {
                loop.run(plan, restored, listener);
                return;
            } catch (OutOfMemoryException e) {
                if (!restored.mayBeginAgain()) {
                    throw new OutOfMemoryException(
                            "memory ran out after part of the photo was done; try --tile "
                                    + Math.max(
                                            network.leastSide(),
                                            plan.grid().tile().width() / 2),
                            e);
                }
                plan = planner.smaller(plan, options, e);
                listener.smallerTiles(plan.grid().tile());
                listener.begins(plan);
            }
        }
    }

    /** Opens a model's network on one of the engines of the class path. Only the model is required. */
    public static final class Builder {

        private Model model;
        private String engine = Engines.AUTO;
        private String device = "auto";
        private int threads = Runtime.getRuntime().availableProcessors();
        private Optional<DataSize> memoryLimit = Optional.empty();

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

        /** How many threads the network may use; all of the machine's by default. */
        public Builder threads(int count) {
            if (count < 1) {
                throw new IllegalArgumentException("a network needs at least one thread, got " + count);
            }
            this.threads = count;
            return this;
        }

        /**
         * The most memory that the process should take, the JVM itself included: tiles become as small as that needs,
         * which changes results a little. It assumes that the process does nothing else, and does not replace the JVM's
         * own -Xmx.
         */
        public Builder memoryLimit(DataSize most) {
            this.memoryLimit = Optional.of(most);
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
            InferenceHabits habits = InferenceHabits.of(model);
            return of(Engines.installed().open(engine, model, device, threads), habits, memoryLimit);
        }
    }
}
