package dsgformer.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;

/** A server in this process, on a free port, and a client of it. */
final class TestServer implements AutoCloseable {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final DeblurServer server;
    private final HttpClient client = HttpClient.newHttpClient();

    private TestServer(DeblurServer server) {
        this.server = server;
    }

    static TestServer in(Path folder) throws IOException {
        return start(settings(folder));
    }

    static TestServer start(TestSettings settings) throws IOException {
        return new TestServer(DeblurServer.start(settings.build()));
    }

    static TestSettings settings(Path folder) {
        return new TestSettings(folder);
    }

    DeblurServer server() {
        return server;
    }

    URI uri(String path) {
        return URI.create(server.address()).resolve(path);
    }

    int port() {
        return uri("/").getPort();
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(uri(path)).timeout(PATIENCE);
    }

    HttpResponse<byte[]> send(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    HttpResponse<byte[]> get(String path) {
        return send(request(path));
    }

    /** A body that is the photo itself. */
    HttpResponse<byte[]> post(String path, byte[] photo) {
        return send(request(path)
                .header("Content-Type", "application/octet-stream")
                .POST(BodyPublishers.ofByteArray(photo)));
    }

    HttpResponse<byte[]> post(String path, Form form) {
        return send(form.on(request(path)));
    }

    static JsonNode json(HttpResponse<byte[]> response) {
        try {
            return JSON.readTree(response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The job of a request that was accepted, once it has ended. */
    JsonNode ended(HttpResponse<byte[]> accepted) throws InterruptedException {
        assertThat(accepted.statusCode()).as(text(accepted)).isIn(200, 202);
        return ended(json(accepted).path("id").asText());
    }

    JsonNode ended(String id) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            JsonNode job = json(get("/v1/jobs/" + id));
            if (job.has("endedAt")) {
                return job;
            }
            assertThat(System.nanoTime()).as("time for job %s", job).isLessThan(end);
            Thread.sleep(30);
        }
    }

    static String text(HttpResponse<byte[]> response) {
        return new String(response.body(), StandardCharsets.UTF_8);
    }

    static void assertProblem(HttpResponse<byte[]> response, int status, String code) {
        assertThat(response.statusCode()).as(text(response)).isEqualTo(status);
        assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(json(response).path("code").asText()).isEqualTo(code);
        assertThat(json(response).path("status").asInt()).isEqualTo(status);
        assertThat(json(response).path("wayOut").asText()).isNotBlank();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
