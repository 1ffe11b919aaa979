package dsgformer.weights.published;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CatalogTest {

    @Test
    void everyEntryCanBeCachedUnderItsNameAndIsEncrypted() {
        Catalog catalog = Catalog.bundled();
        assertThat(catalog.names()).doesNotHaveDuplicates().contains("nafnet-64-gopro", "restormer-gopro");
        for (PublishedWeights each : catalog.weights()) {
            assertThat(WeightsCache.isFileName(each.name())).isTrue();
            assertThat(WeightsCache.isFileName(each.file())).isTrue();
            assertThat(each.addresses()).allMatch(address -> "https".equals(address.getScheme()));
            assertThat(each.sha256().orElse("0".repeat(64))).matches("[0-9a-f]{64}");
            assertThat(each.licence()).isNotBlank();
            assertThat(each.source()).isNotBlank();
        }
    }

    @Test
    void weightsAtAnAddressAreCalledAsTheirFile() {
        PublishedWeights weights =
                PublishedWeights.at(URI.create("https://example.org/a/Mine-2.pth?download=true"), Optional.empty());
        assertThat(weights.name()).isEqualTo("Mine-2");
        assertThat(weights.file()).isEqualTo("Mine-2.pth");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://example.org/",
                "https://example.org",
                "https://example.org/a/..",
                "https://example.org/%2e%2e",
                "https://example.org/.hidden"
            })
    void anAddressWithoutAPlainFileNameIsRefused(String address) {
        assertThatThrownBy(() -> PublishedWeights.at(URI.create(address), Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(address);
    }

    @ParameterizedTest
    @CsvSource({
        "Linux, XDG_CACHE_HOME, /big/cache, /big/cache/dsgformer/models",
        "Linux, XDG_CACHE_HOME, relative, /home/me/.cache/dsgformer/models",
        "Linux, OTHER, x, /home/me/.cache/dsgformer/models",
        "Windows 11, LOCALAPPDATA, /local, /local/dsgformer/models",
        "Windows 11, XDG_CACHE_HOME, /big, /home/me/AppData/Local/dsgformer/models"
    })
    void theCacheIsWhereTheSystemKeepsCaches(String system, String variable, String value, Path expected) {
        assertThat(WeightsCache.of(Map.of(variable, value), system, Path.of("/home/me"))
                        .folder())
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "https_proxy, http://proxy:3128, https://a.org/x, proxy:3128",
        "HTTPS_PROXY, proxy:3128, https://a.org/x, proxy:3128",
        "all_proxy, socks5://proxy, http://a.org/x, proxy:1080",
        "http_proxy, http://proxy:3128, https://a.org/x, "
    })
    void proxiesAreThoseOfTheEnvironment(String variable, String value, URI address, String expected) {
        Proxy proxy = new EnvironmentProxies(Map.of(variable, value)).of(address);
        assertThat(proxy.address())
                .isEqualTo(
                        expected == null
                                ? null
                                : InetSocketAddress.createUnresolved(
                                        expected.split(":")[0], Integer.parseInt(expected.split(":")[1])));
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", "example.org", ".example.org", "x.com, *.example.org"})
    void exemptHostsAreReachedDirectly(String exempt) {
        EnvironmentProxies proxies = new EnvironmentProxies(Map.of("https_proxy", "proxy:1", "no_proxy", exempt));
        assertThat(proxies.of(URI.create("https://example.org/x"))).isEqualTo(Proxy.NO_PROXY);
        assertThat(proxies.of(URI.create("https://www.example.org/x"))).isEqualTo(Proxy.NO_PROXY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://", "a b", "http://[1", "://x"})
    void aProxyThatIsNoAddressIsNamed(String value) {
        EnvironmentProxies proxies = new EnvironmentProxies(Map.of("https_proxy", value));
        assertThatThrownBy(() -> proxies.of(URI.create("https://example.org/x")))
                .isInstanceOf(EnvironmentProxies.InvalidProxyException.class)
                .hasMessageContaining(value);
    }
}
