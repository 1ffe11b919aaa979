package dsgformer.data;

import java.nio.file.Path;

/** A folder does not hold the pairs that were asked for; the message says what was found and what a layout looks like. */
public final class InvalidDatasetException extends RuntimeException {

    public InvalidDatasetException(Path place, String problem) {
        super(place + ": " + problem);
    }
}
