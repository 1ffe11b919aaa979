package dsgformer.image;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** The bytes of a file that claims to be a photo, with its name for messages; reading beyond its end says so by exception. */
@SuppressWarnings("ArrayRecordComponent") // never leaves the package, never compared
record PhotoSource(String name, byte[] bytes, ReadLimits limits) {

    static PhotoSource of(InputStream in, String name, ReadLimits limits) throws IOException {
        byte[] bytes = in.readNBytes(limits.maxBytes() + 1);
        if (bytes.length > limits.maxBytes()) {
            throw new UnreadablePhotoException(
                    name, "it has more than " + limits.maxBytes() + " bytes, the most that is read of one file");
        }
        return new PhotoSource(name, bytes, limits);
    }

    UnreadablePhotoException unreadable(String problem) {
        return new UnreadablePhotoException(name, problem);
    }

    UnreadablePhotoException unreadable(String problem, Throwable cause) {
        return new UnreadablePhotoException(name, problem, cause);
    }

    /** The size the header declares, if it is one and within the limits. */
    Size requireSize(long width, long height) {
        if (width < 1 || height < 1 || width > Integer.MAX_VALUE || height > Integer.MAX_VALUE) {
            throw unreadable(
                    "its header declares " + width + " × " + height + " pixels; both need to be in [1, 2³¹ − 1]");
        }
        Size size = new Size((int) width, (int) height);
        if (size.pixels() > limits.maxPixels()) {
            throw unreadable("its header declares " + size + " = " + size.pixels() + " pixels, more than the "
                    + limits.maxPixels() + " allowed; raise the limit if you trust the file");
        }
        return size;
    }

    boolean startsWith(byte[] magic) {
        return hasAt(0, magic);
    }

    boolean hasAt(int offset, byte[] expected) {
        return offset + expected.length <= bytes.length
                && Arrays.equals(bytes, offset, offset + expected.length, expected, 0, expected.length);
    }

    int u8(int offset) {
        require(offset, 1);
        return bytes[offset] & 0xFF;
    }

    int u16(int offset) {
        require(offset, 2);
        return (u8(offset) << 8) | u8(offset + 1);
    }

    long u32(int offset) {
        require(offset, 4);
        return ((long) u16(offset) << 16) | u16(offset + 2);
    }

    byte[] copy(int offset, int length) {
        require(offset, length);
        return Arrays.copyOfRange(bytes, offset, offset + length);
    }

    void require(int offset, long length) {
        if (offset + length > bytes.length) {
            throw unreadable("it is cut off: " + bytes.length + " bytes, at least " + (offset + length) + " needed");
        }
    }
}
