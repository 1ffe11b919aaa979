package dsgformer.data.crops;

import dsgformer.data.CropPair;
import dsgformer.data.ImagePair;
import dsgformer.data.InvalidDatasetException;
import dsgformer.photo.BitDepth;
import dsgformer.photo.Normalization;
import dsgformer.photo.Photo;
import dsgformer.photo.file.PhotoFiles;
import dsgformer.picture.Size;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Decodes pairs of files on demand and caches the first ones until its capacity is reached, six bytes a pixel. Never evicts:
 * when each pair is read once an epoch, evicting one for another saves no decoding. Results do not depend on what is cached.
 * Thread-safe.
 */
public final class PairStore {

    private final long capacity;
    private final AtomicLong used = new AtomicLong();
    private final Map<ImagePair, Whole> kept = new ConcurrentHashMap<>();

    /**
     * An empty store.
     *
     * @param capacity in bytes
     */
    public PairStore(long capacity) {
        this.capacity = capacity;
    }

    /** With room for a quarter of the memory that this JVM may have. */
    public static PairStore withinHeap() {
        return new PairStore(Runtime.getRuntime().maxMemory() / 4);
    }

    /** A pair at its whole size. */
    public interface Whole {

        Size size();

        /** A window of both, in [0, 1]. */
        CropPair cut(int x, int y, Size window);
    }

    /**
     * A pair, from memory or from its files.
     *
     * @throws InvalidDatasetException if its halves differ in size
     * @throws IOException if a file cannot be read
     */
    public Whole read(ImagePair pair) throws IOException {
        Whole there = kept.get(pair);
        return there != null ? there : decoded(pair);
    }

    /** Bytes that are in use. */
    long used() {
        return used.get();
    }

    private Whole decoded(ImagePair pair) throws IOException {
        Photo blurred = PhotoFiles.read(pair.blurred());
        Photo sharp = PhotoFiles.read(pair.sharp());
        if (!blurred.size().equals(sharp.size())) {
            throw new InvalidDatasetException(
                    pair.blurred(),
                    "has " + blurred.size() + " pixels, its sharp partner " + sharp.size() + "; a pair has one size");
        }
        if (blurred.depth() != BitDepth.EIGHT || sharp.depth() != BitDepth.EIGHT) { // bytes would not hold them
            return new Exact(new CropPair(Normalization.toPlanes(blurred), Normalization.toPlanes(sharp)));
        }
        Packed packed = new Packed(PackedImage.of(blurred), PackedImage.of(sharp));
        if (reserve(packed.bytes())) {
            if (kept.putIfAbsent(pair, packed) != null) { // another thread was faster
                used.addAndGet(-packed.bytes());
            }
        }
        return packed;
    }

    private boolean reserve(long bytes) {
        while (true) {
            long before = used.get();
            if (before + bytes > capacity) {
                return false;
            }
            if (used.compareAndSet(before, before + bytes)) {
                return true;
            }
        }
    }

    private record Packed(PackedImage blurred, PackedImage sharp) implements Whole {

        @Override
        public Size size() {
            return sharp.size();
        }

        @Override
        public CropPair cut(int x, int y, Size window) {
            return new CropPair(blurred.cut(x, y, window), sharp.cut(x, y, window));
        }

        long bytes() {
            return (long) blurred.values().length + sharp.values().length;
        }
    }

    private record Exact(CropPair pair) implements Whole {

        @Override
        public Size size() {
            return pair.size();
        }

        @Override
        public CropPair cut(int x, int y, Size window) {
            return pair.cut(x, y, window);
        }
    }
}
