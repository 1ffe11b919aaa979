package dsgformer.batch;

import java.nio.file.Path;

/** An output is there already and the caller asked to keep what is there. */
public final class OutputExistsException extends RuntimeException {

    OutputExistsException(Path target) {
        super("refusing to write " + target + ": it exists; choose another place, or another --on-exists than error");
    }
}
