package dsgformer.film;

/** A file is no film, or its frames cannot be decoded; the message names it. */
public final class UnreadableFilmException extends FilmException {

    private static final long serialVersionUID = 1;

    UnreadableFilmException(String message) {
        super(message);
    }
}
