package dsgformer.server.security;

import dsgformer.io.Sha256;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * A client that may use the server, as a line of the file of keys says. The key itself is known to the client only.
 *
 * @param name what the file calls the client
 * @param sha256 of the key, in hexadecimal; keys are 32 random bytes, so that a slow hash would add nothing
 * @param requestsPerHour requests that are answered in an hour
 * @param megapixelsPerDay megapixels that are accepted in 24 hours
 */
public record ApiKey(String name, String sha256, long requestsPerHour, long megapixelsPerDay) {

    private static final int KEY_BYTES = 32;
    private static final String PREFIX = "dsg_";

    /** Whether this is the key; takes the same time for all keys. */
    boolean isFor(String key) {
        return MessageDigest.isEqual(
                sha256.getBytes(StandardCharsets.US_ASCII), Sha256.of(key).getBytes(StandardCharsets.US_ASCII));
    }

    /** A new random key. */
    public static String random() {
        byte[] bytes = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(bytes);
        return PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** The line of the file of keys for a key. */
    public static String line(String name, String key) {
        return name + " " + Sha256.of(key) + " requests=1000 megapixels=10000";
    }
}
