package dsgformer.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dsgformer.server.problem.ProblemCode;
import dsgformer.server.security.ApiKey;
import dsgformer.server.security.ApiKeys;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The server does what {@code openapi.yaml} says: every address, method, status, type and member. */
class ContractTest {

    /** Statuses that need a fault of the machine or of the network; other tests provoke them where that is possible. */
    private static final Set<String> FAULTS = Set.of("408", "500", "503", "507", "429");

    @TempDir
    private Path folder;

    private static final byte[] PHOTO = TestPhotos.png(64, 1);
    private static final byte[] BOMB = TestPhotos.png(1001, 1); // more than a million pixels
    private static final String NO_JOB = "/v1/jobs/00000000000000000000000000000000";

    @Test
    void everyAnswerIsDescribedAndEveryDescriptionIsAnswered() throws Exception {
        try (TestServer server = TestServer.in(folder.resolve("data"))) {
            Contract contract = new Contract(
                    new YAMLMapper().readTree(server.get("/openapi.yaml").body()));
            pages(server, contract);
            photos(server, contract);
            jobs(server, contract);
            foreign(server, contract);
            keyless(contract);
            Set<String> unseen = new TreeSet<>(contract.all());
            unseen.removeAll(contract.seen());
            unseen.removeIf(each -> FAULTS.contains(each.substring(each.lastIndexOf(' ') + 1)));
            assertThat(unseen).isEmpty();
        }
    }

    @Test
    void theCodesOfProblemsAreThoseThatThereAre() throws Exception {
        try (TestServer server = TestServer.in(folder.resolve("data"))) {
            JsonNode codes =
                    TestServer.json(server.get("/openapi.json")).at("/components/schemas/Problem/properties/code/enum");
            assertThat(StreamSupport.stream(codes.spliterator(), false).map(JsonNode::asText))
                    .containsExactlyElementsOf(Arrays.stream(ProblemCode.values())
                            .map(ProblemCode::code)
                            .toList());
        }
    }

    /** An address of the server that the description lacks would be found neither by people nor by the test above. */
    @Test
    void theDocumentationNamesEveryAddressAndNeedsNothingElse() throws Exception {
        try (TestServer server = TestServer.in(folder.resolve("data"))) {
            String docs = new String(server.get("/docs").body(), StandardCharsets.UTF_8);
            for (Map.Entry<String, JsonNode> path :
                    TestServer.json(server.get("/openapi.json")).path("paths").properties()) {
                assertThat(docs).contains(path.getKey());
            }
            assertThat(docs).doesNotContain("http://", "https://", "<script", "style=");
            assertThat(server.get("/page/docs.css").statusCode()).isEqualTo(200);
        }
    }

    private static void pages(TestServer server, Contract contract) throws Exception {
        for (String path : List.of(
                "/",
                "/docs",
                "/openapi.yaml",
                "/openapi.json",
                "/metrics",
                "/healthz/live",
                "/healthz/ready",
                "/v1/info",
                "/v1/models",
                "/page/index.html")) {
            HttpResponse<byte[]> answer = contract.check(server.get(path));
            assertThat(answer.statusCode()).as(path).isEqualTo(200);
        }
        for (String path : List.of("/", "/page/index.html")) {
            String etag = server.get(path).headers().firstValue("ETag").orElseThrow();
            contract.check(server.send(server.request(path).header("If-None-Match", etag)));
        }
        for (String path : List.of("/page/none.html", "/page/index.html/", "/page/..%2fopenapi.yaml")) {
            assertThat(server.get(path).statusCode()).as(path).isIn(400, 404);
        }
        contract.check(server.get("/page/none.html"));
        TestServer.assertProblem(server.get("/none"), 404, "not_found");
        TestServer.assertProblem(
                server.send(server.request("/v1/info").method("PUT", BodyPublishers.noBody())),
                405,
                "method_not_allowed");
    }

    private static void photos(TestServer server, Contract contract) throws Exception {
        for (String path : List.of("/v1/deblur", "/v1/preview")) {
            assertThat(contract.check(server.post(path, PHOTO)).statusCode()).isEqualTo(200);
            assertThat(contract.check(server.post(path, new Form().file("a.png", PHOTO)))
                            .statusCode())
                    .isEqualTo(200);
            refusals(server, contract, path);
        }
        TestServer.assertProblem(contract.check(server.post("/v1/preview?x=64", PHOTO)), 400, "invalid_option");
        TestServer.assertProblem(
                contract.check(server.post("/v1/preview?job=" + "0".repeat(32), new byte[0])), 404, "job_unknown");
        TestServer.assertProblem(
                contract.check(server.post("/v1/deblur", Arrays.copyOf(PHOTO, PHOTO.length / 2))),
                422,
                "unreadable_photo");
    }

    /** What all three addresses that take photos refuse. */
    private static void refusals(TestServer server, Contract contract, String path) throws Exception {
        TestServer.assertProblem(contract.check(server.post(path + "?no=1", PHOTO)), 400, "invalid_option");
        TestServer.assertProblem(contract.check(server.post(path, BOMB)), 413, "too_many_pixels");
        TestServer.assertProblem(contract.check(server.post(path, new byte[9 << 20])), 413, "too_large");
        TestServer.assertProblem(
                contract.check(server.post(path, "no photo".getBytes(StandardCharsets.UTF_8))),
                415,
                "unsupported_format");
        TestServer.assertProblem(contract.check(server.post(path, Arrays.copyOf(PHOTO, 20))), 422, "unreadable_photo");
        TestServer.assertProblem(contract.check(server.post(path, new Form())), 400, "no_photo");
        TestServer.assertProblem(
                contract.check(server.send(server.request(path)
                        .header("Content-Type", "text/plain")
                        .POST(BodyPublishers.ofByteArray(PHOTO)))),
                415,
                "unsupported_media_type");
        TestServer.assertProblem(
                contract.check(server.send(server.request(path)
                        .header("Content-Type", "application/octet-stream")
                        .header("Origin", "http://elsewhere.example")
                        .POST(BodyPublishers.ofByteArray(PHOTO)))),
                403,
                "cross_site");
    }

    private static void jobs(TestServer server, Contract contract) throws Exception {
        refusals(server, contract, "/v1/jobs");
        Form form = new Form().file("one.png", PHOTO).file("two.txt", new byte[100]);
        HttpResponse<byte[]> made =
                contract.check(server.send(form.on(server.request("/v1/jobs").header("Idempotency-Key", "a"))));
        assertThat(made.statusCode()).isEqualTo(202);
        String job = made.headers().firstValue("Location").orElseThrow();
        server.ended(made);
        assertThat(contract.check(server.send(form.on(server.request("/v1/jobs").header("Idempotency-Key", "a"))))
                        .statusCode())
                .isEqualTo(200);
        TestServer.assertProblem(
                contract.check(server.send(new Form()
                        .file("one.png", PHOTO)
                        .on(server.request("/v1/jobs").header("Idempotency-Key", "a")))),
                409,
                "idempotency_conflict");
        contract.check(server.get("/v1/jobs"));
        assertThat(TestServer.json(contract.check(server.get(job)))
                        .path("state")
                        .asText())
                .isEqualTo("partial");
        events(server, contract, job);
        contract.check(server.get(job + "/zip"));
        files(server, contract, job);
        unready(server, contract);
        for (String path : List.of("", "/events", "/zip")) {
            TestServer.assertProblem(contract.check(server.get(NO_JOB + path)), 404, "job_unknown");
        }
        contract.check(server.send(server.request(NO_JOB).DELETE()));
        contract.check(server.send(
                server.request(job).header("Sec-Fetch-Site", "cross-site").DELETE()));
        assertThat(contract.check(server.send(server.request(job).DELETE())).statusCode())
                .isEqualTo(204);
    }

    private static void events(TestServer server, Contract contract, String job) throws Exception {
        List<Event> events =
                Event.of(contract.check(server.get(job + "/events")).body());
        assertThat(events).extracting(Event::name).containsExactly("state");
        contract.checkEvent("state", events.get(0).data(), "Job");
        HttpResponse<byte[]> again = contract.check(server.send(server.request(job + "/events")
                .header("Last-Event-ID", events.get(0).id())));
        assertThat(again.statusCode()).isEqualTo(204);
    }

    private static void files(TestServer server, Contract contract, String job) throws Exception {
        for (String file : List.of("input", "result")) {
            String path = job + "/files/0/" + file;
            HttpResponse<byte[]> all = contract.check(server.get(path));
            String etag = all.headers().firstValue("ETag").orElseThrow();
            assertThat(contract.check(server.send(server.request(path).header("If-None-Match", etag)))
                            .statusCode())
                    .isEqualTo(304);
            HttpResponse<byte[]> part =
                    contract.check(server.send(server.request(path).header("Range", "bytes=3-9")));
            assertThat(part.statusCode()).isEqualTo(206);
            assertThat(part.body()).isEqualTo(Arrays.copyOfRange(all.body(), 3, 10));
            TestServer.assertProblem(
                    contract.check(server.send(server.request(path).header("Range", "bytes=99999999-"))),
                    416,
                    "range_not_satisfiable");
        }
        HttpResponse<byte[]> small = contract.check(server.get(job + "/files/0/preview?of=input&side=32"));
        assertThat(small.statusCode()).isEqualTo(200);
        String etag = small.headers().firstValue("ETag").orElseThrow();
        contract.check(server.send(
                server.request(job + "/files/0/preview?of=input&side=32").header("If-None-Match", etag)));
        TestServer.assertProblem(contract.check(server.get(job + "/files/0/preview?side=31")), 400, "invalid_option");
        assertThat(contract.check(server.get(job + "/files/0/report")).statusCode())
                .isEqualTo(200);
        contract.check(server.get(job + "/files/1/report"));
        for (String file : List.of("input", "result", "preview", "report")) {
            TestServer.assertProblem(contract.check(server.get(job + "/files/7/" + file)), 404, "file_unknown");
        }
        TestServer.assertProblem(contract.check(server.get(job + "/files/1/result")), 409, "no_result");
        refusedFiles(server, contract);
    }

    /** A photo that was refused has no files, for the reason for which it was refused. */
    private static void refusedFiles(TestServer server, Contract contract) throws Exception {
        Form form = new Form()
                .file("good.png", PHOTO)
                .file("bomb.png", BOMB)
                .file("text.png", new byte[50])
                .file("damaged.png", Arrays.copyOf(PHOTO, 20));
        String job =
                server.post("/v1/jobs", form).headers().firstValue("Location").orElseThrow();
        for (String file : List.of("input", "preview?of=input")) {
            TestServer.assertProblem(contract.check(server.get(job + "/files/1/" + file)), 413, "too_many_pixels");
            TestServer.assertProblem(contract.check(server.get(job + "/files/2/" + file)), 415, "unsupported_format");
            TestServer.assertProblem(contract.check(server.get(job + "/files/3/" + file)), 422, "unreadable_photo");
        }
    }

    /** A job of a photo that takes a while. */
    private static void unready(TestServer server, Contract contract) throws Exception {
        HttpResponse<byte[]> made = server.post("/v1/jobs?inference=tile", TestPhotos.png(900, 5));
        String job = made.headers().firstValue("Location").orElseThrow();
        for (String path : List.of("/zip", "/files/0/result", "/files/0/preview", "/files/0/report")) {
            TestServer.assertProblem(contract.check(server.get(job + path)), 409, "not_ready");
        }
        server.send(server.request(job).DELETE());
    }

    /** Every address refuses a host that is not the server's. */
    private static void foreign(TestServer server, Contract contract) throws Exception {
        RawRequests raw = new RawRequests(server);
        for (String each : contract.all()) {
            String[] words = each.split(" ", -1);
            if (words[2].equals("421")) {
                String path = words[1].replaceAll("\\{[a-z]+}", "0");
                String answer = raw.send(words[0].toUpperCase(Locale.ROOT) + " " + path
                        + " HTTP/1.1\r\nHost: rebound.example\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
                assertThat(answer).startsWith("HTTP/1.1 421 ").contains("unknown_host");
                contract.seen().add(each);
            }
        }
    }

    /** Where keys are asked for, every address but those of health asks for one. */
    private void keyless(Contract contract) throws Exception {
        Path file = Files.writeString(folder.resolve("keys"), ApiKey.line("me", ApiKey.random()));
        try (TestServer server =
                TestServer.start(TestServer.settings(folder.resolve("keyed")).keys(ApiKeys.read(file)))) {
            for (String each : contract.all()) {
                String[] words = each.split(" ", -1);
                if (words[2].equals("401")) {
                    String path = words[1].replaceAll("\\{[a-z]+}", "0");
                    HttpResponse<byte[]> answer = contract.check(server.send(
                            server.request(path).method(words[0].toUpperCase(Locale.ROOT), BodyPublishers.noBody())));
                    TestServer.assertProblem(answer, 401, "key_required");
                }
            }
            assertThat(server.get("/healthz/live").statusCode()).isEqualTo(200);
        }
    }
}
