package dsgformer.photo.codec;

import dsgformer.photo.ReadLimits;
import dsgformer.photo.UnreadablePhotoException;
import dsgformer.picture.Size;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.Arrays;
import java.util.Optional;

/**
 * The bytes of an untrusted file, with its name for messages. Reading beyond the end throws
 * {@link UnreadablePhotoException}. Of a file on disk, only a window is in memory unless {@link #bytes} is called.
 * Numbers of several bytes are big-endian. Not thread-safe.
 *
 * <p>Every method that reads throws {@link UncheckedIOException} if the disk fails.
 */
public final class PhotoSource {

    private static final int WINDOW_BYTES = 1 << 13;

    /** Of a photo that is salvaged, the least part that has to be there: less would take memory for nothing. */
    private static final int LEAST_PART = 1000;

    private final String name;
    private final ReadLimits limits;
    private final Optional<FileChannel> file;
    private final long length;
    private final long maxPixels;

    /** The first damage. */
    private Optional<DecodingException> found = Optional.empty();

    private byte[] window;
    private long windowStart;
    private int windowLength;

    private PhotoSource(
            String name, ReadLimits limits, long maxPixels, Optional<FileChannel> file, long length, byte[] window) {
        this.name = name;
        this.limits = limits;
        this.maxPixels = maxPixels;
        this.file = file;
        this.length = length;
        this.window = window;
        this.windowLength = file.isPresent() ? 0 : window.length;
    }

    /** Bytes in memory, which are not copied. */
    public static PhotoSource of(byte[] bytes, String name, ReadLimits limits) {
        return new PhotoSource(name, limits, limits.maxPixels(), Optional.empty(), bytes.length, bytes);
    }

    /** A stream, read to its end. */
    public static PhotoSource of(InputStream in, String name, ReadLimits limits) throws IOException {
        byte[] bytes = in.readNBytes(limits.maxBytes() + 1);
        if (bytes.length > limits.maxBytes()) {
            throw tooLarge(name, limits);
        }
        return of(bytes, name, limits);
    }

    /** A file, read as needed and not closed. */
    public static PhotoSource of(FileChannel file, String name, ReadLimits limits) throws IOException {
        return new PhotoSource(
                name, limits, limits.maxPixels(), Optional.of(file), file.size(), new byte[WINDOW_BYTES]);
    }

    /** A file of which only the header is read, without a limit of pixels; read as needed and not closed. */
    public static PhotoSource ofHeader(FileChannel file, String name) throws IOException {
        return new PhotoSource(
                name, ReadLimits.DEFAULT, Long.MAX_VALUE, Optional.of(file), file.size(), new byte[WINDOW_BYTES]);
    }

    private static DecodingException tooLarge(String name, ReadLimits limits) {
        return new DecodingException(new UnreadablePhotoException(
                name, "it has more than " + limits.maxBytes() + " bytes, the most that is read of one file"));
    }

    public String name() {
        return name;
    }

    public ReadLimits limits() {
        return limits;
    }

    public long length() {
        return length;
    }

    /** The whole file, for formats that are small or cannot be read in pieces. Shared, not a copy. */
    public byte[] bytes() {
        if (windowStart != 0 || windowLength != length || window.length != length) {
            if (length > limits.maxBytes()) {
                throw tooLarge(name, limits);
            }
            window = copy(0, (int) length);
            windowStart = 0;
            windowLength = window.length;
        }
        return window;
    }

    /**
     * Notes damage to pixels, behind which decoding goes on if {@link ReadLimits#salvage} says so.
     *
     * @throws DecodingException the damage itself, otherwise
     */
    public void damaged(DecodingException damage) {
        if (!limits.salvage()) {
            throw damage;
        }
        if (found.isEmpty()) {
            found = Optional.of(damage);
        }
    }

    /**
     * Notes that there is less image data than the pixels need.
     *
     * @param needed at the format's best compression
     * @throws DecodingException unless a part is to be salvaged and is there: a thousandth
     */
    public void requireData(Size size, long needed, long there) {
        if (needed <= there + 1) {
            return;
        }
        DecodingException damage = tooLittleData(size, there);
        if (needed / LEAST_PART > there + 1) {
            throw damage;
        }
        damaged(damage);
    }

    /** Whether no damage was noted. */
    public boolean isSound() {
        return found.isEmpty();
    }

    /** What is missing of the pixels, as a warning; none if nothing is. */
    public Optional<String> salvaged() {
        return found.map(damage -> {
            String problem = damage.getMessage().substring(damage.getMessage().indexOf(name) + name.length() + 2);
            return "only a part of its pixels could be read: " + problem;
        });
    }

    public DecodingException unreadable(String problem) {
        return new DecodingException(new UnreadablePhotoException(name, problem));
    }

    public DecodingException unreadable(String problem, Throwable cause) {
        return new DecodingException(new UnreadablePhotoException(name, problem, cause));
    }

    /** The declared size, if it is valid and within the limits. */
    public Size requireSize(long width, long height) {
        if (width < 1 || height < 1 || width > Integer.MAX_VALUE || height > Integer.MAX_VALUE) {
            throw unreadable(
                    "its header declares " + width + " × " + height + " pixels; both need to be in [1, 2³¹ − 1]");
        }
        Size size = new Size((int) width, (int) height);
        if (size.pixels() > maxPixels) {
            throw unreadable("its header declares " + size + " = " + size.pixels() + " pixels, more than the "
                    + maxPixels + " allowed; raise the limit if you trust the file");
        }
        return size;
    }

    /** The exception for a header that declares more pixels than its {@code bytes} of data can hold. */
    public DecodingException tooLittleData(Size size, long bytes) {
        return unreadable("its header declares " + size + " pixels, but " + bytes
                + " bytes of image data cannot hold them; it is cut off or malicious");
    }

    public boolean startsWith(byte[] magic) {
        return hasAt(0, magic);
    }

    public boolean hasAt(long offset, byte[] expected) {
        return offset >= 0
                && offset + expected.length <= length
                && Arrays.equals(copy(offset, expected.length), expected);
    }

    public int u8(long offset) {
        long at = offset - windowStart;
        if (at < 0 || at >= windowLength) {
            require(offset, 1);
            slide(offset);
            at = 0;
        }
        return window[(int) at] & 0xFF;
    }

    public int u16(long offset) {
        require(offset, 2);
        return (u8(offset) << 8) | u8(offset + 1);
    }

    public long u32(long offset) {
        require(offset, 4);
        return ((long) u16(offset) << 16) | u16(offset + 2);
    }

    /** An unsigned little-endian number of {@code bytes} bytes, at most 7. */
    public long little(long offset, int bytes) {
        long value = 0;
        for (int i = bytes - 1; i >= 0; i--) {
            value = value << 8 | u8(offset + i);
        }
        return value;
    }

    public byte[] copy(long offset, int count) {
        require(offset, count);
        byte[] copy = new byte[count];
        read(offset, copy, 0, count);
        return copy;
    }

    public void read(long offset, byte[] target, int from, int count) {
        require(offset, count);
        long at = offset - windowStart;
        if (at >= 0 && at + count <= windowLength) {
            System.arraycopy(window, (int) at, target, from, count);
        } else if (count < WINDOW_BYTES) {
            slide(offset);
            System.arraycopy(window, 0, target, from, count);
        } else {
            fill(offset, ByteBuffer.wrap(target, from, count));
        }
    }

    public void require(long offset, long count) {
        if (offset < 0 || count < 0 || count > length || offset > length - count) {
            throw unreadable("it is cut off: " + length + " bytes, at least " + (offset + count) + " needed");
        }
    }

    /** A stream of {@code count} bytes from {@code offset} on, or as many as there are, with a position of its own. */
    public InputStream stream(long offset, long count) {
        return new Range(Math.min(offset, length), Math.min(count, length - Math.min(offset, length)));
    }

    private void slide(long offset) {
        int count = (int) Math.min(window.length, length - offset);
        windowLength = 0;
        fill(offset, ByteBuffer.wrap(window, 0, count));
        windowStart = offset;
        windowLength = count;
    }

    private void fill(long offset, ByteBuffer target) {
        FileChannel channel = file.orElseThrow(() -> new IllegalStateException("all of " + name + " is in memory"));
        long at = offset;
        try {
            while (target.hasRemaining()) {
                int count = channel.read(target, at);
                if (count < 0) {
                    throw unreadable("it became shorter while it was read");
                }
                at += count;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private final class Range extends InputStream {

        private final byte[] buffer = new byte[2 * WINDOW_BYTES];
        private long next;
        private long left;
        private int at;
        private int end;

        Range(long next, long left) {
            this.next = next;
            this.left = left;
        }

        @Override
        public int read() {
            return at < end || refill() ? buffer[at++] & 0xFF : -1;
        }

        @Override
        public int read(byte[] target, int from, int count) {
            if (count == 0) {
                return 0;
            }
            if (at == end && !refill()) {
                return -1;
            }
            int taken = Math.min(count, end - at);
            System.arraycopy(buffer, at, target, from, taken);
            at += taken;
            return taken;
        }

        private boolean refill() {
            int count = (int) Math.min(buffer.length, left);
            if (count == 0) {
                return false;
            }
            PhotoSource.this.read(next, buffer, 0, count);
            next += count;
            left -= count;
            at = 0;
            end = count;
            return true;
        }
    }
}
