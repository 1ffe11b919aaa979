package dsgformer.data;

import java.nio.file.Path;

/** A folder does not hold pairs of the requested layout; the message names what was found and what is needed. */
public final class InvalidDatasetException extends RuntimeException {

    public InvalidDatasetException(Path place, String problem) {
        super(place + ": " + problem);
    }
}
