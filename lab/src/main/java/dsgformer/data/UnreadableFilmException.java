package dsgformer.data;

import java.io.IOException;

/** A film whose frames cannot be decoded; the message names it. */
public final class UnreadableFilmException extends IOException {

    public UnreadableFilmException(String message) {
        super(message);
    }
}
