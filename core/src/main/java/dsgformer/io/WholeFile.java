package dsgformer.io;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/** A file that appears whole or not at all: written beside its place, forced to the disk, then moved there. */
public final class WholeFile {

    /** Writes the file's bytes. */
    @FunctionalInterface
    public interface Content {
        void writeTo(WritableByteChannel channel) throws IOException;
    }

    private WholeFile() {}

    /**
     * Writes {@code target}, replacing what is there; whatever fails on the way, what was there still is, and nothing else.
     *
     * @throws FileSystemException naming {@code target}, if its folder does not exist or the disk refuses
     */
    public static void write(Path target, Content content) throws IOException {
        Path folder = target.toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw new FileSystemException(target.toString(), null, "its folder does not exist; create it first");
        }
        // not Files.createTempFile: that gives a file only its owner may read
        Path part = folder.resolve("." + target.getFileName() + "." + UUID.randomUUID() + ".part");
        try {
            try (FileChannel channel =
                    FileChannel.open(part, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
                content.writeTo(channel);
                channel.force(true);
            }
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (AccessDeniedException e) {
            throw named(target, "no permission to write in its folder", e);
        } catch (FileSystemException e) { // it names the part, a file that nobody asked for
            throw named(target, e.getReason() == null ? "cannot be written" : e.getReason(), e);
        } catch (IOException e) { // a full disk names no file
            throw named(target, e.getMessage(), e);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private static IOException named(Path target, String reason, IOException cause) {
        return (IOException) new FileSystemException(target.toString(), null, reason).initCause(cause);
    }
}
