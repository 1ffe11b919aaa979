package dsgformer.batch;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/** The bytes that a photo was read from. An output of an unchanged photo repeats them, so that nothing is lost. */
@FunctionalInterface
public interface Original {

    /** Writes all bytes. */
    void copyTo(WritableByteChannel out) throws IOException;

    /**
     * A file, to be called before it is read; empty for a pipe, which cannot be read again. Copying a file that has
     * changed meanwhile fails.
     */
    static Optional<Original> of(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        FileStamp read = FileStamp.of(file);
        return Optional.of(out -> {
            if (!FileStamp.of(file).equals(read)) {
                throw new FileSystemException(
                        file.toString(), null, "it was changed during the run; run the same command again");
            }
            try (FileChannel in = FileChannel.open(file, StandardOpenOption.READ)) {
                long size = in.size();
                for (long at = 0; at < size; ) {
                    at += in.transferTo(at, size - at, out);
                }
            }
        });
    }

    /** Bytes in memory, which are not copied. */
    static Original of(byte[] bytes) {
        return out -> {
            ByteBuffer all = ByteBuffer.wrap(bytes);
            while (all.hasRemaining()) {
                out.write(all);
            }
        };
    }
}
