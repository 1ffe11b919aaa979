package dsgformer.io;

import java.io.IOException;
import java.nio.channels.WritableByteChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Path;

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
        try (PartFile part = PartFile.beside(target)) {
            content.writeTo(part.channel());
            part.replace();
        } catch (IOException e) {
            throw PartFile.named(target, e);
        }
    }
}
