package dsgformer.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was accepted ends with the right bytes, however often the server is killed. */
class KilledServerTest {

    private static final int PHOTOS = 6;
    private static final int SIDE = 64;

    @TempDir
    private Path folder;

    private final HttpClient client = HttpClient.newHttpClient();
    private final Map<Integer, byte[]> right = new HashMap<>();
    private Path data;

    @BeforeEach
    void restoreUndisturbed() throws IOException {
        data = folder.resolve("data");
        try (TestServer server = TestServer.in(folder.resolve("undisturbed"))) {
            for (int i = 0; i < PHOTOS; i++) {
                right.put(i, server.post("/v1/deblur", TestPhotos.png(SIDE, i)).body());
            }
        }
    }

    @Test
    void twiceKilledItLosesNothing() throws Exception {
        killedUnderLoad(2, 10);
    }

    @Tag("slow")
    @Test
    void tenTimesKilledItLosesNothing() throws Exception {
        killedUnderLoad(10, 40);
    }

    private void killedUnderLoad(int rounds, int jobsARound) throws Exception {
        Map<String, Integer> accepted = new HashMap<>();
        Map<String, byte[]> ended = new HashMap<>();
        Random random = new Random(rounds);
        for (int round = 0; round <= rounds; round++) {
            try (ServerProcess server = serve()) {
                URI address = server.address();
                if (round == rounds) {
                    awaitAll(address, accepted, ended);
                    assertThat(server.terminate())
                            .as(Files.readString(server.err()))
                            .isZero();
                    break;
                }
                // killed in the middle of what it does, also of accepting
                int until = 1 + random.nextInt(jobsARound);
                Thread killer = null;
                for (int i = 0; i < jobsARound; i++) {
                    int photo = random.nextInt(PHOTOS);
                    if (i == until) {
                        long pause = random.nextInt(150);
                        killer = new Thread(() -> killLater(server, pause));
                        killer.start();
                    }
                    try {
                        HttpResponse<byte[]> answer = post(address, photo);
                        if (answer.statusCode() == 202) {
                            accepted.put(id(answer), photo);
                        }
                    } catch (IOException e) {
                        break; // killed
                    }
                }
                if (killer == null) {
                    server.kill();
                } else {
                    killer.join();
                }
            }
        }
        assertThat(ended.keySet()).containsExactlyInAnyOrderElementsOf(accepted.keySet());
        accepted.forEach((id, photo) -> assertThat(ended.get(id)).isEqualTo(right.get(photo)));
        assertThat(leftovers()).isEmpty();
    }

    private static void killLater(ServerProcess server, long pause) {
        try {
            Thread.sleep(pause);
            server.kill();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** A job whose answer was lost may have been accepted: it ends too, and its client would find it by its key. */
    private void awaitAll(URI address, Map<String, Integer> accepted, Map<String, byte[]> ended) throws Exception {
        Set<String> listed = new TreeSet<>();
        for (int tries = 0; tries < 1200; tries++) {
            JsonNode jobs =
                    new JsonMapper().readTree(get(address.resolve("/v1/jobs")).body());
            boolean all = true;
            listed.clear();
            for (JsonNode job : jobs.path("jobs")) {
                all &= job.path("state").asText().equals("done");
                listed.add(job.path("id").asText());
            }
            if (all) {
                break;
            }
            Thread.sleep(50);
        }
        assertThat(listed).containsAll(accepted.keySet());
        for (String id : accepted.keySet()) {
            ended.put(
                    id,
                    get(address.resolve("/v1/jobs/" + id + "/files/0/result")).body());
        }
    }

    /** Files of requests and results that were being written when the server was killed. */
    private Set<String> leftovers() throws IOException {
        Set<String> names = new TreeSet<>();
        try (Stream<Path> all = Files.walk(data)) {
            all.filter(Files::isRegularFile)
                    .map(file -> data.relativize(file).toString())
                    .filter(name -> !name.equals("lock"))
                    .filter(name -> !name.matches("jobs/[0-9a-f]{32}/(job.json|0/(input|outcome.json|result.png))"))
                    .forEach(names::add);
        }
        return names;
    }

    @Test
    void onTermItEndsWhatRunsKeepsWhatWaitsAndExitsWith0() throws Exception {
        Map<String, Integer> accepted = new HashMap<>();
        try (ServerProcess server = serve()) {
            URI address = server.address();
            for (int i = 0; i < 12; i++) {
                accepted.put(id(post(address, i % PHOTOS)), i % PHOTOS);
            }
            CompletableFuture<HttpResponse<byte[]>> waits = client.sendAsync(
                    HttpRequest.newBuilder(address.resolve("/v1/deblur"))
                            .header("Content-Type", "image/png")
                            .POST(BodyPublishers.ofByteArray(TestPhotos.png(SIDE, 0)))
                            .build(),
                    BodyHandlers.ofByteArray());
            Thread.sleep(200);
            assertThat(server.terminate()).as(Files.readString(server.err())).isZero();
            assertThat(waits.get().statusCode()).isIn(200, 503); // answered, not cut off
        }
        assertThat(leftovers()).isEmpty();
        Map<String, byte[]> ended = new HashMap<>();
        try (ServerProcess server = serve()) {
            awaitAll(server.address(), accepted, ended);
        }
        accepted.forEach((id, photo) -> assertThat(ended.get(id)).isEqualTo(right.get(photo)));
    }

    private ServerProcess serve() throws IOException {
        return ServerProcess.start(folder, "--port", "0", "--data-dir", data.toString(), "--workers", "2");
    }

    private HttpResponse<byte[]> post(URI address, int photo) throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(address.resolve("/v1/jobs"))
                        .header("Content-Type", "image/png")
                        .POST(BodyPublishers.ofByteArray(TestPhotos.png(SIDE, photo)))
                        .build(),
                BodyHandlers.ofByteArray());
    }

    private HttpResponse<byte[]> get(URI uri) throws IOException, InterruptedException {
        return client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofByteArray());
    }

    private static String id(HttpResponse<byte[]> answer) {
        return TestServer.json(answer).path("id").asText();
    }
}
