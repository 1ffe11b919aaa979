package dsgformer.weights.published;

import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Proxies as other programs find them: {@code https_proxy}, {@code http_proxy}, {@code all_proxy} and {@code no_proxy},
 * also in capitals; otherwise Java's own settings ({@code -Dhttps.proxyHost}).
 */
record EnvironmentProxies(Map<String, String> environment) {

    /** A variable of the environment names no proxy. */
    static final class InvalidProxyException extends RuntimeException {

        private static final long serialVersionUID = 1;

        InvalidProxyException(String value) {
            super("the proxy '" + value.replaceFirst(".*@", "")
                    + "' of the environment is no address; correct or unset https_proxy, http_proxy" + " or all_proxy");
        }
    }

    /**
     * The proxy for an address, or none.
     *
     * @throws InvalidProxyException if the environment names something else
     */
    Proxy of(URI address) {
        if (isExempt(address.getHost())) {
            return Proxy.NO_PROXY;
        }
        return value(address.getScheme() + "_proxy")
                .or(() -> value("all_proxy"))
                .map(EnvironmentProxies::parsed)
                .orElseGet(() -> ofJava(address));
    }

    private static Proxy ofJava(URI address) {
        ProxySelector selector = ProxySelector.getDefault();
        return selector == null
                ? Proxy.NO_PROXY
                : selector.select(address).stream().findFirst().orElse(Proxy.NO_PROXY);
    }

    private Optional<String> value(String name) {
        return Stream.of(name, name.toUpperCase(Locale.ROOT))
                .map(environment::get)
                .filter(value -> value != null && !value.isBlank())
                .findFirst();
    }

    private boolean isExempt(String host) {
        return value("no_proxy").stream()
                .flatMap(list -> Arrays.stream(list.split(",")))
                .map(each -> each.strip().replaceFirst("^\\*?\\.", ""))
                .filter(each -> !each.isEmpty())
                .anyMatch(each -> each.equals("*") || host.equals(each) || host.endsWith("." + each));
    }

    /** @throws InvalidProxyException if it is no address of a proxy */
    private static Proxy parsed(String value) {
        URI proxy;
        try {
            proxy = new URI(value.contains("://") ? value : "http://" + value);
        } catch (URISyntaxException e) {
            throw new InvalidProxyException(value);
        }
        if (proxy.getHost() == null) {
            throw new InvalidProxyException(value);
        }
        Proxy.Type type = proxy.getScheme().startsWith("socks") ? Proxy.Type.SOCKS : Proxy.Type.HTTP;
        int port = proxy.getPort() >= 0 ? proxy.getPort() : type == Proxy.Type.SOCKS ? 1080 : 80;
        return new Proxy(type, InetSocketAddress.createUnresolved(proxy.getHost(), port));
    }
}
