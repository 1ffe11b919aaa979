package dsgformer.train.report;

import dsgformer.io.Folders;
import dsgformer.io.ProtoMessage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.zip.CRC32C;

/**
 * A TensorBoard event file: scalars and images, each in a TFRecord: length and bytes, both followed by a masked
 * CRC-32C. Every event is written to the operating system when the call returns.
 */
public final class EventFile implements AutoCloseable {

    private static final int WALL_TIME = 1;
    private static final int STEP = 2;
    private static final int FILE_VERSION = 3;
    private static final int SUMMARY = 5;
    private static final int VALUE = 1;
    private static final int TAG = 1;
    private static final int SIMPLE_VALUE = 2;
    private static final int IMAGE = 4;
    private static final int RGB = 3;

    private static final int MASK = 0xa282ead8;

    private final FileChannel channel;
    private final Clock clock;

    private EventFile(FileChannel channel, Clock clock) {
        this.channel = channel;
        this.clock = clock;
    }

    /** Creates a file in {@code folder} under a name that TensorBoard finds; existing ones are kept. */
    public static EventFile in(Path folder, Clock clock) throws IOException {
        Folders.create(folder);
        Path path =
                folder.resolve("events.out.tfevents." + clock.millis() / 1000 + "." + host() + "." + clock.millis());
        EventFile file =
                new EventFile(FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), clock);
        file.write(new ProtoMessage().real(WALL_TIME, file.seconds()).text(FILE_VERSION, "brain.Event:2"));
        return file;
    }

    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName().replaceAll("[^A-Za-z0-9-]", "-");
        } catch (UnknownHostException e) {
            return "host"; // the machine's own name does not resolve
        }
    }

    public void scalar(String tag, long step, double value) throws IOException {
        event(step, new ProtoMessage().text(TAG, tag).real(SIMPLE_VALUE, (float) value));
    }

    /** A picture in colors, as the bytes of a PNG. */
    public void picture(String tag, long step, int height, int width, byte[] png) throws IOException {
        ProtoMessage image = new ProtoMessage()
                .integer(1, height)
                .integer(2, width)
                .integer(3, RGB)
                .bytes(4, png);
        event(step, new ProtoMessage().text(TAG, tag).message(IMAGE, image));
    }

    private void event(long step, ProtoMessage value) throws IOException {
        write(new ProtoMessage()
                .real(WALL_TIME, seconds())
                .integer(STEP, step)
                .message(SUMMARY, new ProtoMessage().message(VALUE, value)));
    }

    private double seconds() {
        return clock.millis() / 1e3;
    }

    private void write(ProtoMessage event) throws IOException {
        byte[] bytes = event.toBytes();
        ByteBuffer length =
                ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN).putLong(0, bytes.length);
        ByteBuffer record = ByteBuffer.allocate(bytes.length + Long.BYTES + 2 * Integer.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(length.array())
                .putInt(masked(length.array()))
                .put(bytes)
                .putInt(masked(bytes))
                .flip();
        while (record.hasRemaining()) {
            channel.write(record);
        }
    }

    /** CRC-32C turned by 15 bits, plus a constant: a CRC of data that holds CRCs would be a weak one. */
    static int masked(byte[] bytes) {
        CRC32C crc = new CRC32C();
        crc.update(bytes);
        return Integer.rotateRight((int) crc.getValue(), 15) + MASK;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
