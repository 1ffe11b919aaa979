package dsgformer.weights.published;

import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.URI;
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

    /** The proxy for an address, or none. */
    Proxy of(URI address) {
        if (isExempt(address.getHost())) {
            return Proxy.NO_PROXY;
        }
        return value(address.getScheme() + "_proxy")
                .or(() -> value("all_proxy"))
                .flatMap(EnvironmentProxies::parsed)
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

    private static Optional<Proxy> parsed(String value) {
        URI proxy = URI.create(value.contains("://") ? value : "http://" + value);
        if (proxy.getHost() == null) {
            return Optional.empty();
        }
        Proxy.Type type = proxy.getScheme().startsWith("socks") ? Proxy.Type.SOCKS : Proxy.Type.HTTP;
        int port = proxy.getPort() >= 0 ? proxy.getPort() : type == Proxy.Type.SOCKS ? 1080 : 80;
        return Optional.of(new Proxy(type, InetSocketAddress.createUnresolved(proxy.getHost(), port)));
    }
}
