package dsgformer.batch;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;

/** The disk has no space for an output. It has none for the next output either, so the batch ends. */
public final class DiskFullException extends IOException {

    private static final String[] MESSAGES = {"no space left", "not enough space", "quota exceeded", "disk full"};

    DiskFullException(Path target, IOException cause) {
        super(
                "the disk is full: no space for " + target + free(target)
                        + "; free some and run the same command again",
                cause);
    }

    /** Whether a full disk caused the failure; the JDK has no exception type for it, so this searches the message. */
    static boolean isMeantBy(IOException failure) {
        String message = String.valueOf(failure.getMessage()).toLowerCase(Locale.ROOT);
        return Stream.of(MESSAGES).anyMatch(message::contains);
    }

    private static String free(Path target) {
        try {
            FileStore disk = Files.getFileStore(target.toAbsolutePath().getParent());
            return " (" + (disk.getUsableSpace() >> 20) + " MiB are free)";
        } catch (IOException e) {
            return "";
        }
    }
}
