package dsgformer.server.problem;

import java.util.Locale;

/** The kinds of problems. Their names, in lower case, are part of the interface and never change. */
public enum ProblemCode {
    BAD_REQUEST(400, "The request cannot be understood"),
    INVALID_OPTION(400, "An option has no such value"),
    NO_PHOTO(400, "The request has no photo"),
    KEY_REQUIRED(401, "An API key is required"),
    CROSS_SITE(403, "The request comes from another site"),
    NOT_FOUND(404, "There is nothing at this address"),
    JOB_UNKNOWN(404, "There is no such job"),
    FILE_UNKNOWN(404, "The job has no such file"),
    METHOD_NOT_ALLOWED(405, "This address has no such method"),
    TOO_SLOW(408, "The request arrives too slowly"),
    IDEMPOTENCY_CONFLICT(409, "The idempotency key was used for another request"),
    NOT_READY(409, "The photo is not done yet"),
    NO_RESULT(409, "The photo has no result"),
    TOO_LARGE(413, "The request is too large"),
    TOO_MANY_FILES(413, "The request has too many files"),
    TOO_MANY_PIXELS(413, "The photo has too many pixels"),
    UNSUPPORTED_MEDIA_TYPE(415, "The body has another type"),
    UNSUPPORTED_FORMAT(415, "The photo's format is not supported"),
    RANGE_NOT_SATISFIABLE(416, "The file has no such range"),
    UNKNOWN_HOST(421, "The server does not answer for this host"),
    UNREADABLE_PHOTO(422, "The photo cannot be read"),
    UNWRITABLE_PHOTO(422, "The photo does not fit the format"),
    QUEUE_FULL(429, "The queue is full"),
    QUOTA_EXCEEDED(429, "The quota of the API key is used up"),
    HEADERS_TOO_LARGE(431, "The headers are too large"),
    INTERNAL(500, "Internal error"),
    MODEL_UNUSABLE(500, "The model cannot be used"),
    OUT_OF_MEMORY(503, "The photo needs more memory"),
    TOO_MANY_READERS(503, "Too many clients follow jobs"),
    SHUTTING_DOWN(503, "The server is shutting down"),
    DISK_FULL(507, "The disk is full");

    private final int status;
    private final String title;

    ProblemCode(int status, String title) {
        this.status = status;
        this.title = title;
    }

    /** The HTTP status. */
    public int status() {
        return status;
    }

    /** The same for every problem of this kind, in words for people. */
    public String title() {
        return title;
    }

    /** As it is spelled in JSON. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
