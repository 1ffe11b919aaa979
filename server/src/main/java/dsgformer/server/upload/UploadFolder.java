package dsgformer.server.upload;

import dsgformer.io.Sha256;
import dsgformer.server.problem.ProblemCode;
import dsgformer.server.problem.ProblemException;
import dsgformer.server.problem.Problems;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * A folder that the photos of one request are written to: {@code 0/input}, {@code 1/input}, … Their bytes are on the
 * disk when {@link #photos} returns. For one thread.
 */
public final class UploadFolder implements AutoCloseable {

    /** Counts bytes of photos on the disk. */
    public interface DiskSpace {

        /**
         * Counts bytes that are about to be written.
         *
         * @throws ProblemException if there is no space for so many bytes more
         */
        void take(long bytes);

        /** Returns bytes that were taken. */
        void giveBack(long bytes);
    }

    private static final String INPUT = "input";
    private static final int BUFFER_BYTES = 1 << 16;

    private final Path folder;
    private final UploadLimits limits;
    private final DiskSpace space;
    private final List<ReceivedPhoto> photos = new ArrayList<>();
    private long taken;

    private FileChannel open;
    private String openName;
    private Sha256 digest;
    private long written;

    /** @param folder new; it is created */
    public UploadFolder(Path folder, UploadLimits limits, DiskSpace space) throws IOException {
        this.folder = folder;
        this.limits = limits;
        this.space = space;
        Files.createDirectory(folder);
    }

    /** Receives a body that is one photo. */
    public void receive(InputStream body, String name) {
        PacedInput in = new PacedInput(body, limits);
        byte[] buffer = new byte[BUFFER_BYTES];
        begin(name);
        for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
            write(ByteBuffer.wrap(buffer, 0, count));
        }
        end();
    }

    /** Receives a multipart form; its files are photos, whatever their fields are called, other fields are refused. */
    public void receiveForm(InputStream body, String boundary) {
        new MultipartForm(boundary, this, limits).receive(new PacedInput(body, limits));
    }

    /** What was received, in order. */
    public List<ReceivedPhoto> photos() {
        return List.copyOf(photos);
    }

    public Path folder() {
        return folder;
    }

    /** The file of a photo. */
    public Path input(int photo) {
        return folder.resolve(Integer.toString(photo)).resolve(INPUT);
    }

    /** Bytes on the disk. */
    public long bytes() {
        return taken;
    }

    void begin(String name) {
        if (photos.size() == limits.maxFiles()) {
            throw new ProblemException(
                    ProblemCode.TOO_MANY_FILES,
                    "one request may send " + limits.maxFiles() + " photos",
                    "send the others in another request");
        }
        try {
            Path file = Files.createDirectory(folder.resolve(Integer.toString(photos.size())))
                    .resolve(INPUT);
            open = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        } catch (IOException e) {
            throw new ProblemException(Problems.diskFull());
        }
        openName = PhotoName.of(name);
        digest = new Sha256();
        written = 0;
    }

    void write(ByteBuffer bytes) {
        int count = bytes.remaining();
        if (taken + count > limits.maxBytes()) {
            throw limits.tooLarge();
        }
        space.take(count);
        taken += count;
        written += count;
        digest.update(bytes.duplicate());
        try {
            while (bytes.hasRemaining()) {
                open.write(bytes);
            }
        } catch (IOException e) {
            throw new ProblemException(Problems.diskFull());
        }
    }

    void end() {
        try {
            open.force(true);
            open.close();
        } catch (IOException e) {
            throw new ProblemException(Problems.diskFull());
        }
        photos.add(HeaderCheck.of(input(photos.size()), openName, written, digest.hex(), limits.photo()));
        open = null;
    }

    /** Closes what is open; the folder stays. */
    @Override
    public void close() throws IOException {
        if (open != null) {
            open.close();
        }
    }
}
