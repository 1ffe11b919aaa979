package dsgformer.server.security;

import dsgformer.server.problem.ProblemCode;
import dsgformer.server.problem.ProblemException;
import java.net.URI;
import java.util.Locale;
import java.util.Set;

/**
 * Where a browser says that a request comes from; programs that are no browsers send none of this.
 *
 * @param host the header {@code Host}
 * @param origin the header {@code Origin}, or null
 * @param fetchSite the header {@code Sec-Fetch-Site}, or null
 */
public record RequestOrigin(String host, String origin, String fetchSite) {

    private static final Set<String> OWN = Set.of("same-origin", "none");
    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");

    /**
     * Refuses requests that change something and come from a page of another site (CSRF).
     *
     * @throws ProblemException if a browser names another site
     */
    public void requireOwnSite(String method) {
        if (SAFE.contains(method.toUpperCase(Locale.ROOT))) {
            return;
        }
        boolean own = fetchSite == null || OWN.contains(fetchSite);
        if (!own || (origin != null && !isOwn())) {
            throw new ProblemException(
                    ProblemCode.CROSS_SITE,
                    "the request was made by a page of another site",
                    "send it from the server's own page, or from a program");
        }
    }

    private boolean isOwn() {
        try {
            String authority = URI.create(origin).getRawAuthority();
            return authority != null && authority.equalsIgnoreCase(host);
        } catch (IllegalArgumentException e) {
            return false; // also "null", of a page without an origin
        }
    }
}
