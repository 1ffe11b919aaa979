package dsgformer.photo.codec;

import javax.imageio.stream.ImageInputStreamImpl;

/** An ImageIO stream over bytes in memory, without the cache that ImageIO's own streams keep. */
public final class ByteArrayImageInput extends ImageInputStreamImpl {

    private final byte[] bytes;

    public ByteArrayImageInput(byte[] bytes) {
        this.bytes = bytes;
    }

    @Override
    public int read() {
        bitOffset = 0;
        return streamPos < bytes.length ? bytes[(int) streamPos++] & 0xFF : -1;
    }

    @Override
    public int read(byte[] target, int offset, int length) {
        bitOffset = 0;
        if (streamPos >= bytes.length) {
            return length == 0 ? 0 : -1;
        }
        int count = Math.min(length, bytes.length - (int) streamPos);
        System.arraycopy(bytes, (int) streamPos, target, offset, count);
        streamPos += count;
        return count;
    }

    @Override
    public long length() {
        return bytes.length;
    }
}
