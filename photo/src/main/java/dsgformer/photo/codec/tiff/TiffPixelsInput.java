package dsgformer.photo.codec.tiff;

import dsgformer.photo.codec.PhotoSource;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import javax.imageio.stream.ImageInputStreamImpl;

/**
 * A TIFF with a replaced first directory, for ImageIO: the file's bytes with a new header, and the directory appended.
 */
final class TiffPixelsInput extends ImageInputStreamImpl {

    private static final long MOST_CLASSIC = 0xFFFF_FFFFL;

    private final PhotoSource source;
    private final byte[] header;
    private final byte[] directory;
    private final long start;

    private TiffPixelsInput(PhotoSource source, byte[] header, byte[] directory, long start) {
        this.source = source;
        this.header = header;
        this.directory = directory;
        this.start = start;
    }

    static TiffPixelsInput of(PhotoSource source, TiffDirectory.Form form, TiffFields fields) {
        long start = source.length() + source.length() % 2;
        byte[] directory = fields.toBytes(start, form.big());
        if (!form.big() && start + directory.length > MOST_CLASSIC) {
            throw source.unreadable("it has more bytes than a TIFF can have");
        }
        ByteBuffer header = ByteBuffer.allocate(form.big() ? 16 : 8).order(form.order());
        byte letter = (byte) (form.order() == ByteOrder.BIG_ENDIAN ? 'M' : 'I');
        header.put(letter).put(letter);
        if (form.big()) {
            header.putShort((short) 43).putShort((short) 8).putShort((short) 0).putLong(start);
        } else {
            header.putShort((short) 42).putInt((int) start);
        }
        return new TiffPixelsInput(source, header.array(), directory, start);
    }

    @Override
    public int read() {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] target, int offset, int length) {
        bitOffset = 0;
        if (length == 0) {
            return 0;
        }
        int count;
        if (streamPos < header.length) {
            count = (int) Math.min(length, header.length - streamPos);
            System.arraycopy(header, (int) streamPos, target, offset, count);
        } else if (streamPos < source.length()) {
            count = (int) Math.min(length, source.length() - streamPos);
            source.read(streamPos, target, offset, count);
        } else if (streamPos < start) {
            count = 1;
            target[offset] = 0;
        } else if (streamPos < length()) {
            count = (int) Math.min(length, length() - streamPos);
            System.arraycopy(directory, (int) (streamPos - start), target, offset, count);
        } else {
            return -1;
        }
        streamPos += count;
        return count;
    }

    @Override
    public long length() {
        return start + directory.length;
    }
}
