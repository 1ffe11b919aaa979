package dsgformer.server.security;

import dsgformer.server.problem.ProblemCode;
import dsgformer.server.problem.ProblemException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/**
 * Decides whether a client may use the server, and counts what it uses.
 *
 * @param keys empty if the server asks for no key
 */
public record Access(Optional<ApiKeys> keys, Quotas quotas) {

    private static final String BEARER = "Bearer ";
    private static final String BASIC = "Basic ";

    public boolean needsKey() {
        return keys.isPresent();
    }

    /**
     * The client of a request.
     *
     * @param authorization the header {@code Authorization}: {@code Bearer KEY}, or {@code Basic} with the key as
     *     password, which browsers ask people for; null if there is none
     * @throws ProblemException without a known key, or if its quota of requests is used up
     */
    public Caller caller(String authorization) {
        if (keys.isEmpty()) {
            return Caller.ANYONE;
        }
        ApiKey known = key(authorization)
                .flatMap(keys.get()::find)
                .orElseThrow(() -> new ProblemException(
                        ProblemCode.KEY_REQUIRED,
                        "the request has no API key that this server knows",
                        "send the header 'Authorization: Bearer KEY'"));
        quotas.countRequest(known);
        return new Caller(Optional.of(known));
    }

    /**
     * Counts pixels that a client sent.
     *
     * @throws ProblemException if its quota of megapixels does not allow as many
     */
    public void countPixels(Caller caller, long pixels) {
        caller.key().ifPresent(key -> quotas.countPixels(key, pixels));
    }

    private static Optional<String> key(String authorization) {
        if (authorization == null) {
            return Optional.empty();
        }
        if (authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            return Optional.of(authorization.substring(BEARER.length()).strip());
        }
        if (authorization.regionMatches(true, 0, BASIC, 0, BASIC.length())) {
            return password(authorization.substring(BASIC.length()).strip());
        }
        return Optional.empty();
    }

    private static Optional<String> password(String encoded) {
        try {
            String pair = new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8);
            return Optional.of(pair.substring(pair.indexOf(':') + 1));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
