package dsgformer.film;

import java.io.IOException;

/** A film cannot be read or written: the message says which, what ffmpeg said, and the way out. */
public sealed class FilmException extends IOException permits UnreadableFilmException {

    private static final long serialVersionUID = 1;

    FilmException(String message) {
        super(message);
    }

    FilmException(String message, Throwable cause) {
        super(message, cause);
    }
}
