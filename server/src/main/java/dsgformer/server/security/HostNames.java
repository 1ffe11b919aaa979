package dsgformer.server.security;

import dsgformer.server.problem.ProblemCode;
import dsgformer.server.problem.ProblemException;
import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The names that the server answers for. A page of another site can make a browser resolve that site's name to this
 * machine (DNS rebinding); the browser then sends that name as {@code Host}. IP addresses are always answered for, since
 * they cannot be rebound, and so is {@code localhost}.
 */
public final class HostNames {

    private static final Pattern AUTHORITY = Pattern.compile("(\\[[0-9A-Fa-f:.]+]|[A-Za-z0-9._-]+)(:[0-9]{1,5})?");
    private static final Pattern ADDRESS = Pattern.compile("\\[.*]|[0-9]{1,3}(\\.[0-9]{1,3}){3}");
    private static final String LOCAL = "localhost";

    private final Set<String> names;

    /** @param others names beside {@code localhost} and IP addresses */
    public HostNames(Collection<String> others) {
        this.names = others.stream().map(name -> name.toLowerCase(Locale.ROOT)).collect(Collectors.toUnmodifiableSet());
    }

    /**
     * Checks the header {@code Host}.
     *
     * @param host may be null, if the request has none
     * @throws ProblemException unless it is a name that the server answers for
     */
    public void require(String host) {
        Matcher parts = AUTHORITY.matcher(host == null ? "" : host);
        if (!parts.matches() || !isKnown(parts.group(1).toLowerCase(Locale.ROOT))) {
            throw new ProblemException(
                    ProblemCode.UNKNOWN_HOST,
                    "the request names a host that this server does not answer for",
                    "use the address that the server printed, or start it with --allow-host NAME");
        }
    }

    private boolean isKnown(String name) {
        return name.equals(LOCAL) || ADDRESS.matcher(name).matches() || names.contains(name);
    }
}
