package dsgformer.server.security;

import java.util.Optional;

/**
 * The client of a request. Clients see their own jobs only.
 *
 * @param key empty where the server asks for none: all requests are then of one client
 */
public record Caller(Optional<ApiKey> key) {

    public static final Caller ANYONE = new Caller(Optional.empty());

    /** The name that jobs carry; empty without keys. */
    public String name() {
        return key.map(ApiKey::name).orElse("");
    }
}
