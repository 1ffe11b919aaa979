package dsgformer.batch;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;

/** The disk has no room for an output, nor will it have for the next: a batch ends with it. */
public final class DiskFullException extends IOException {

    private static final String[] SAID = {"no space left", "not enough space", "quota exceeded", "disk full"};

    DiskFullException(Path target, IOException cause) {
        super("no room on the disk for " + target + room(target) + "; make some and run the same again", cause);
    }

    /** Whether this is what stopped the writing: systems have words for it, and no exceptions. */
    static boolean isMeantBy(IOException failure) {
        String message = String.valueOf(failure.getMessage()).toLowerCase(Locale.ROOT);
        return Stream.of(SAID).anyMatch(message::contains);
    }

    private static String room(Path target) {
        try {
            FileStore disk = Files.getFileStore(target.toAbsolutePath().getParent());
            return " (" + (disk.getUsableSpace() >> 20) + " MiB are free)";
        } catch (IOException e) {
            return "";
        }
    }
}
