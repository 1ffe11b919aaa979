package dsgformer.server.security;

/** A file of API keys that cannot be used; the message says where and what it needs. It quotes no line. */
public final class InvalidKeysException extends RuntimeException {

    InvalidKeysException(String message) {
        super(message);
    }
}
