package dsgformer.server;

import static org.assertj.core.api.Assertions.assertThat;

import dsgformer.server.security.ApiKey;
import dsgformer.server.security.ApiKeys;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who may use the server, and how much. */
class AccessTest {

    private static final byte[] PHOTO = TestPhotos.png(64, 1);

    @TempDir
    private Path folder;

    private String ann;
    private String bob;
    private TestServer server;

    @BeforeEach
    void start() throws IOException {
        ann = ApiKey.random();
        bob = ApiKey.random();
        Path keys = Files.writeString(
                folder.resolve("keys"),
                "# clients\n\n" + ApiKey.line("ann", ann) + "\n"
                        + ApiKey.line("bob", bob).replaceFirst("requests=.*", "requests=4 megapixels=0") + "\n");
        server = TestServer.start(TestServer.settings(folder.resolve("data")).keys(ApiKeys.read(keys)));
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    private HttpResponse<byte[]> get(String path, String authorization) {
        return server.send(server.request(path).header("Authorization", authorization));
    }

    private HttpResponse<byte[]> post(String path, String key) {
        return server.send(server.request(path)
                .header("Authorization", "Bearer " + key)
                .header("Content-Type", "image/png")
                .POST(BodyPublishers.ofByteArray(PHOTO)));
    }

    @Test
    void aKeyOpensAsBearerAndAsPassword() {
        assertThat(get("/v1/info", "Bearer " + ann).statusCode()).isEqualTo(200);
        String pair = Base64.getEncoder().encodeToString(("me:" + ann).getBytes(StandardCharsets.UTF_8));
        assertThat(get("/", "Basic " + pair).statusCode()).isEqualTo(200);
        for (String wrong :
                new String[] {"Bearer " + ann + "x", "Bearer ", "Basic !", "Digest x", "Bearer " + bob.substring(1)}) {
            HttpResponse<byte[]> answer = get("/v1/info", wrong);
            TestServer.assertProblem(answer, 401, "key_required");
            assertThat(answer.headers().firstValue("WWW-Authenticate"))
                    .hasValueSatisfying(asks -> assertThat(asks).startsWith("Basic"));
        }
    }

    @Test
    void clientsSeeTheirOwnJobsOnly() throws IOException {
        HttpResponse<byte[]> made = post("/v1/jobs", ann);
        assertThat(made.statusCode()).isEqualTo(202);
        String job = made.headers().firstValue("Location").orElseThrow();
        assertThat(get(job, "Bearer " + ann).statusCode()).isEqualTo(200);
        TestServer.assertProblem(get(job, "Bearer " + bob), 404, "job_unknown");
        TestServer.assertProblem(get(job + "/files/0/input", "Bearer " + bob), 404, "job_unknown");
        assertThat(TestServer.json(get("/v1/jobs", "Bearer " + bob))
                        .path("total")
                        .asInt())
                .isZero();
    }

    @Test
    void quotasOfRequestsAndMegapixelsEnd() {
        HttpResponse<byte[]> pixels = post("/v1/deblur", bob);
        TestServer.assertProblem(pixels, 429, "quota_exceeded");
        assertThat(pixels.headers().firstValueAsLong("Retry-After").orElseThrow())
                .isBetween(1L, 86_400L);
        for (int i = 0; i < 3; i++) {
            assertThat(get("/v1/info", "Bearer " + bob).statusCode()).isEqualTo(200);
        }
        HttpResponse<byte[]> requests = get("/v1/info", "Bearer " + bob);
        TestServer.assertProblem(requests, 429, "quota_exceeded");
        assertThat(requests.headers().firstValueAsLong("Retry-After").orElseThrow())
                .isBetween(1L, 3600L);
        assertThat(get("/v1/info", "Bearer " + ann).statusCode()).isEqualTo(200);
    }

    @Test
    void noKeyIsOnTheDisk() throws IOException {
        post("/v1/jobs", ann);
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
                        .doesNotContain(ann);
            }
        }
    }

    /** A form of another site's page needs no script and asks for no permission, so only the browser's headers tell. */
    @Test
    void pagesOfOtherSitesChangeNothing() {
        for (String[] header : new String[][] {
            {"Origin", "http://elsewhere.example"},
            {"Origin", "null"},
            {"Origin", "http://127.0.0.1:1"},
            {"Sec-Fetch-Site", "cross-site"},
            {"Sec-Fetch-Site", "same-site"}
        }) {
            HttpRequest.Builder request = new Form()
                    .file("a.png", PHOTO)
                    .on(server.request("/v1/jobs").header(header[0], header[1]));
            TestServer.assertProblem(server.send(request.header("Authorization", "Bearer " + ann)), 403, "cross_site");
        }
        HttpRequest.Builder own = new Form()
                .file("a.png", PHOTO)
                .on(server.request("/v1/jobs")
                        .header("Origin", "http://127.0.0.1:" + server.port())
                        .header("Sec-Fetch-Site", "same-origin"));
        assertThat(server.send(own.header("Authorization", "Bearer " + ann)).statusCode())
                .isEqualTo(202);
    }

    @Test
    void noAnswerAllowsOtherSites() {
        for (String path : new String[] {"/", "/v1/info", "/none", "/healthz/live"}) {
            HttpResponse<byte[]> answer = server.send(server.request(path)
                    .header("Origin", "http://elsewhere.example")
                    .header("Authorization", "Bearer " + ann));
            assertThat(answer.headers().map()).doesNotContainKey("access-control-allow-origin");
            assertThat(answer.headers().firstValue("Content-Security-Policy"))
                    .hasValueSatisfying(policy -> assertThat(policy)
                            .contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'")
                            .doesNotContain("unsafe", "*", "http"));
            assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
            assertThat(answer.headers().map()).doesNotContainKey("server");
        }
    }
}
