package dsgformer.batch;

import java.nio.file.Path;

/** An output already exists and {@link OnExists#ERROR} forbids the run. */
public final class OutputExistsException extends RuntimeException {

    OutputExistsException(Path target) {
        super("refusing to write " + target + ": it exists; choose another output or another --on-exists than error");
    }
}
