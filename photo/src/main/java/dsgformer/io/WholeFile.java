package dsgformer.io;

import java.io.IOException;
import java.nio.channels.WritableByteChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Path;

/** Writes a file atomically: into a temporary file beside it, forced to the disk, then moved to its path. */
public final class WholeFile {

    /** Writes the file's bytes. */
    @FunctionalInterface
    public interface Content {
        void writeTo(WritableByteChannel channel) throws IOException;
    }

    private WholeFile() {}

    /**
     * Writes {@code target}, replacing what is there. If anything fails, the old file is unchanged and no temporary
     * file is left.
     *
     * @throws FileSystemException naming {@code target}, if its folder does not exist or the disk refuses
     */
    public static void write(Path target, Content content) throws IOException {
        try (PartFile part = PartFile.beside(target)) {
            content.writeTo(part.channel());
            part.replace();
        } catch (IOException e) {
            throw PartFile.named(target, e);
        }
    }
}
