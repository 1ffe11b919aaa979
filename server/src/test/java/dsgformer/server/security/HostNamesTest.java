package dsgformer.server.security;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dsgformer.server.problem.ProblemException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostNamesTest {

    private final HostNames hosts = new HostNames(List.of("Photos.example.org"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "localhost",
                "LOCALHOST:8080",
                "127.0.0.1:1",
                "[::1]:8080",
                "192.168.0.7",
                "photos.EXAMPLE.org:443"
            })
    void addressesLocalhostAndAllowedNamesAreAnswered(String host) {
        assertThatCode(() -> hosts.require(host)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "example.org",
                "localhost.example.org",
                "127.0.0.1.example.org",
                "photos.example.org.",
                "localhost:80:80",
                "localhost@example.org",
                "a b",
                "1.2.3.4.5",
                "localhost:x",
                "[example]"
            })
    void otherNamesAreNot(String host) {
        assertThatThrownBy(() -> hosts.require(host)).isInstanceOf(ProblemException.class);
    }

    @Test
    void aPageMayOnlyChangeItsOwnServer() {
        assertThatCode(() -> new RequestOrigin("a:1", "http://a:1", "same-origin").requireOwnSite("POST"))
                .doesNotThrowAnyException();
        assertThatCode(() -> new RequestOrigin("a:1", null, null).requireOwnSite("DELETE"))
                .doesNotThrowAnyException();
        assertThatCode(() -> new RequestOrigin("a:1", "http://b", "cross-site").requireOwnSite("GET"))
                .doesNotThrowAnyException();
        for (String origin : List.of("http://a:2", "http://b", "null", "::", "http://a:1.b", "http://a:1@b")) {
            assertThatThrownBy(() -> new RequestOrigin("a:1", origin, null).requireOwnSite("POST"))
                    .as(origin)
                    .isInstanceOf(ProblemException.class);
        }
    }
}
