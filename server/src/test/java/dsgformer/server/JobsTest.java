package dsgformer.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Jobs: events, cancelling, expiry, a queue with an end. */
class JobsTest {

    @TempDir
    private Path folder;

    private static String location(HttpResponse<byte[]> made) {
        assertThat(made.statusCode()).as(TestServer.text(made)).isEqualTo(202);
        return made.headers().firstValue("Location").orElseThrow();
    }

    @Test
    void eventsTellTheWholeStoryInOrder() throws Exception {
        try (TestServer server = TestServer.in(folder)) {
            Contract contract = new Contract(
                    new YAMLMapper().readTree(server.get("/openapi.yaml").body()));
            Form form = new Form().file("a.png", TestPhotos.png(500, 1)).file("b.png", TestPhotos.png(64, 2));
            String job = location(server.post("/v1/jobs?inference=tile", form));
            List<Event> events =
                    Event.of(contract.check(server.get(job + "/events")).body());
            assertThat(events.get(0).name()).isEqualTo("state");
            assertThat(events.get(events.size() - 1).name()).isEqualTo("ended");
            List<String> first = events.stream()
                    .filter(event -> event.data().path("file").asInt(-1) == 0)
                    .map(Event::name)
                    .toList();
            assertThat(first).endsWith("progress", "done");
            for (Event event : events) {
                String schema = switch (event.name()) {
                    case "state", "ended" -> "Job";
                    case "progress", "examined" -> "Progress";
                    default -> "File";
                };
                contract.checkEvent(event.name(), event.data(), schema);
            }
            assertThat(events).extracting(Event::id).doesNotHaveDuplicates();

            // a client that was cut off goes on where it was
            Event seen = events.get(events.size() - 2);
            List<Event> rest =
                    Event.of(server.send(server.request(job + "/events").header("Last-Event-ID", seen.id()))
                            .body());
            assertThat(rest).extracting(Event::name).containsExactly("ended");
            List<Event> unknown =
                    Event.of(server.send(server.request(job + "/events").header("Last-Event-ID", "other-7"))
                            .body());
            assertThat(unknown).extracting(Event::name).startsWith("state");
        }
    }

    @Test
    void aDeletedJobEndsAndLeavesNoFile() throws Exception {
        try (TestServer server = TestServer.in(folder)) {
            List<String> jobs = new ArrayList<>();
            for (int i = 0; i < 5; i++) {
                jobs.add(location(server.post("/v1/jobs?inference=tile", TestPhotos.png(900, i))));
            }
            for (String job : jobs) {
                assertThat(server.send(server.request(job).DELETE()).statusCode())
                        .isEqualTo(204);
                TestServer.assertProblem(server.get(job), 404, "job_unknown");
            }
            assertThat(server.post("/v1/deblur", TestPhotos.png(64, 1)).statusCode())
                    .isEqualTo(200);
            // the other worker's photo ends at its next tile, and its folder then goes
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
            while (count(folder.resolve("jobs")) > 0 && System.nanoTime() < end) {
                Thread.sleep(20);
            }
            assertThat(count(folder.resolve("jobs"))).isZero();
        }
    }

    private static long count(Path place) throws IOException {
        try (Stream<Path> left = Files.list(place)) {
            return left.count();
        }
    }

    @Test
    void aFullQueueRefusesAndSaysWhenToComeAgain() throws Exception {
        try (TestServer server = TestServer.start(TestServer.settings(folder).queue(1, 2))) {
            List<String> jobs = new ArrayList<>();
            HttpResponse<byte[]> answer = null;
            for (int i = 0; i < 10; i++) { // one runs, two wait
                answer = server.post("/v1/jobs?inference=tile", TestPhotos.png(900, i));
                if (answer.statusCode() != 202) {
                    break;
                }
                jobs.add(location(answer));
            }
            TestServer.assertProblem(answer, 429, "queue_full");
            assertThat(answer.headers().firstValueAsLong("Retry-After").orElseThrow())
                    .isPositive();
            TestServer.assertProblem(server.post("/v1/deblur", TestPhotos.png(64, 1)), 429, "queue_full");
            assertThat(jobs).hasSizeBetween(2, 4);
            jobs.forEach(job -> server.send(server.request(job).DELETE()));
            assertThat(server.post("/v1/deblur", TestPhotos.png(64, 1)).statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void nothingIsLeftAfterTheTimeToLive() throws Exception {
        try (TestServer server = TestServer.start(TestServer.settings(folder).ttl(Duration.ofSeconds(1)))) {
            server.ended(server.post("/v1/jobs", TestPhotos.png(64, 1)));
            long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
            while (files() > 0 && System.nanoTime() < end) {
                Thread.sleep(50);
            }
            assertThat(files()).isZero();
            assertThat(TestServer.json(server.get("/v1/jobs")).path("total").asInt())
                    .isZero();
        }
    }

    private long files() throws IOException {
        try (Stream<Path> all = Files.list(folder.resolve("jobs"))) {
            return all.count();
        }
    }

    @Test
    void aFullDiskRefusesAndDeletingMakesRoom() throws Exception {
        byte[] photo = TestPhotos.png(200, 1);
        try (TestServer server = TestServer.start(TestServer.settings(folder).maxDisk(3L * photo.length))) {
            List<String> jobs = new ArrayList<>();
            HttpResponse<byte[]> answer = server.post("/v1/jobs", photo);
            while (answer.statusCode() == 202) {
                jobs.add(location(answer));
                answer = server.post("/v1/jobs", photo);
                assertThat(jobs.size()).isLessThan(4);
            }
            TestServer.assertProblem(answer, 507, "disk_full");
            for (String job : jobs) {
                server.ended(job.substring(job.lastIndexOf('/') + 1));
                server.send(server.request(job).DELETE());
            }
            assertThat(server.post("/v1/jobs", photo).statusCode()).isEqualTo(202);
        }
    }

    @Test
    void aZipHasEveryResultUnderANameOfItsOwn() throws Exception {
        try (TestServer server = TestServer.in(folder)) {
            Form form = new Form();
            for (int i = 0; i < 3; i++) {
                form.file("same.png", TestPhotos.png(64, i));
            }
            JsonNode job = server.ended(server.post("/v1/jobs", form.file("none.png", new byte[9])));
            String path = "/v1/jobs/" + job.path("id").asText();
            List<String> names = new ArrayList<>();
            try (ZipInputStream zip = new ZipInputStream(
                    new ByteArrayInputStream(server.get(path + "/zip").body()))) {
                for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                    assertThat(zip.readAllBytes())
                            .isEqualTo(server.get(path + "/files/" + names.size() + "/result")
                                    .body());
                    names.add(entry.getName());
                }
            }
            assertThat(names).hasSize(3).doesNotHaveDuplicates();
        }
    }

    /** upper + s · (lower − upper) is what a page shows. */
    @Test
    void aPreviewIsTheRegionAndBelowItTheRegionRestored() throws Exception {
        try (TestServer server = TestServer.in(folder)) {
            byte[] photo = TestPhotos.png(200, 4);
            JsonNode job = server.ended(server.post("/v1/jobs", photo));
            HttpResponse<byte[]> ofJob = server.send(server.request("/v1/preview?x=150&y=20&width=100&height=60&job="
                            + job.path("id").asText())
                    .POST(BodyPublishers.noBody()));
            HttpResponse<byte[]> ofBody = server.post("/v1/preview?x=150&y=20&width=100&height=60", photo);
            assertThat(ofJob.body()).isEqualTo(ofBody.body());
            assertThat(ofBody.headers().firstValue("Dsgformer-Region")).contains("150,20,50,60");
            BufferedImage pair = ImageIO.read(new ByteArrayInputStream(ofBody.body()));
            BufferedImage before = ImageIO.read(new ByteArrayInputStream(photo));
            assertThat(pair.getWidth()).isEqualTo(50);
            assertThat(pair.getHeight()).isEqualTo(120);
            int changed = 0;
            for (int y = 0; y < 60; y++) {
                for (int x = 0; x < 50; x++) {
                    assertThat(pair.getRGB(x, y)).isEqualTo(before.getRGB(150 + x, 20 + y));
                    changed += pair.getRGB(x, y) == pair.getRGB(x, 60 + y) ? 0 : 1;
                }
            }
            assertThat(changed).isGreaterThan(1000);
        }
    }

    /** Equal if the whole photo is shown: then the network sees the same. */
    @Test
    void aPreviewOfASmallPhotoIsItsResult() throws Exception {
        try (TestServer server = TestServer.in(folder)) {
            byte[] photo = TestPhotos.png(120, 4);
            BufferedImage pair = ImageIO.read(
                    new ByteArrayInputStream(server.post("/v1/preview", photo).body()));
            BufferedImage result = ImageIO.read(
                    new ByteArrayInputStream(server.post("/v1/deblur", photo).body()));
            for (int y = 0; y < 120; y++) {
                for (int x = 0; x < 120; x++) {
                    assertThat(pair.getRGB(x, 120 + y)).isEqualTo(result.getRGB(x, y));
                }
            }
        }
    }
}
