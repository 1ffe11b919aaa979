package dsgformer.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dsgformer.photo.PhotoFormat;
import dsgformer.photo.PixelKind;
import java.io.IOException;
import java.io.OutputStream;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests that break rules get a problem and leave nothing behind. */
class HostileRequestsTest {

    private static final byte[] PHOTO = TestPhotos.png(64, 1);
    private static final int MEGABYTE = 1 << 20;

    @TempDir
    private Path folder;

    private TestServer server;
    private RawRequests raw;

    @BeforeEach
    void start() throws IOException {
        server = TestServer.in(folder);
        raw = new RawRequests(server);
    }

    @AfterEach
    void theServerIsWellAndNothingIsLeft() throws IOException {
        assertThat(server.post("/v1/deblur", PHOTO).statusCode()).isEqualTo(200);
        server.close(); // ends once the last request has cleaned up
        try (Stream<Path> left = Files.list(folder.resolve("incoming"))) {
            assertThat(left).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/deblur", "/v1/jobs", "/v1/preview"})
    void aFormThatEndsEarlyIsAnIncompleteForm(String path) throws IOException {
        byte[] whole = new Form().file("a.png", PHOTO).closed();
        for (int length : new int[] {0, 1, 30, 90, 200, whole.length / 2, whole.length - 3}) {
            String answer = raw.send(out -> {
                out.write(head(path, "Content-Length: " + length, true));
                out.write(whole, 0, length);
            });
            assertThat(answer)
                    .as("%s bytes", length)
                    .startsWith("HTTP/1.1 400 ")
                    .contains("\"bad_request\"");
        }
    }

    @Test
    void aBodyShorterThanItsLengthIsIncomplete() throws IOException {
        for (boolean form : List.of(true, false)) {
            byte[] body = form ? new Form().file("a.png", PHOTO).open() : PHOTO;
            String answer = raw.send(out -> {
                out.write(head("/v1/deblur", "Content-Length: " + (body.length + 1000), form));
                out.write(body);
            });
            assertThat(answer).startsWith("HTTP/1.1 400 ").contains("\"bad_request\"");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Length: -1",
                "Content-Length: x",
                "Content-Length: 5\r\nContent-Length: 6",
                "Transfer-Encoding: gzip",
                "Content-Length: 99999999999999999999"
            })
    void aLengthThatIsNoneIsRefused(String header) throws IOException {
        String answer = raw.send(out -> out.write(head("/v1/deblur", header, false)));
        assertThat(answer).matches("(?s)HTTP/1.1 (4[0-9][0-9]|501) .*").contains("application/problem+json");
    }

    /** 8 MiB are the most of a request here. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void anEndlessUploadEndsAtTheLimit(boolean form) throws IOException {
        byte[] part = new Form().file("a.png", new byte[0]).open();
        String answer = raw.send(
                out -> {
                    out.write(head("/v1/jobs", "Transfer-Encoding: chunked", form));
                    if (form) {
                        chunk(out, part);
                    }
                    byte[] zeros = new byte[MEGABYTE / 8];
                    while (true) {
                        chunk(out, zeros);
                    }
                },
                false);
        assertThat(answer).startsWith("HTTP/1.1 413 ").contains("\"too_large\"");
    }

    @Test
    void tenThousandPartsAreTooMany() {
        Form form = new Form();
        for (int i = 0; i < 10_000; i++) {
            form.file(i + ".png", new byte[1]);
        }
        TestServer.assertProblem(server.post("/v1/jobs", form), 413, "too_many_files");
    }

    @Test
    void fieldsThatAreNoFilesAreRefused() {
        Form form = new Form().part("form-data; name=\"strength\"", "0.5".getBytes(StandardCharsets.UTF_8));
        TestServer.assertProblem(server.post("/v1/jobs", form.file("a.png", PHOTO)), 400, "bad_request");
        TestServer.assertProblem(
                server.post("/v1/deblur", new Form().file("a", PHOTO).file("b", PHOTO)), 413, "too_many_files");
    }

    @Test
    void namesAreTextAndNeverPaths() throws Exception {
        for (String name : List.of(
                "../../../../etc/passwd",
                "/etc/passwd",
                "C:\\\\windows\\\\x.png",
                "..",
                ".",
                "a\u0000b.png",
                "x".repeat(5000),
                "\u202egnp.exe",
                "<script>.png",
                "街.png",
                "%2e%2e%2fx",
                "CON",
                " ",
                "a;b.png",
                "input",
                "0")) {
            HttpResponse<byte[]> answer = server.post("/v1/jobs", new Form().file(name, PHOTO));
            if (answer.statusCode() != 202) {
                TestServer.assertProblem(answer, 400, "bad_request"); // Jetty's parser refuses such a header
                continue;
            }
            JsonNode job = server.ended(answer);
            assertThat(job.path("state").asText()).isEqualTo("done");
            String kept = job.at("/files/0/name").asText();
            assertThat(kept)
                    .isNotBlank()
                    .doesNotContain("/", "\\", "<", "\u0000", "\u202e")
                    .doesNotStartWith(".");
            assertThat(kept.length()).isLessThanOrEqualTo(240);
            String path = "/v1/jobs/" + job.path("id").asText();
            assertThat(server.get(path + "/files/0/result").headers().firstValue("Content-Disposition"))
                    .hasValueSatisfying(header -> assertThat(header).matches("[\\x20-\\x7e]*"));
            assertThat(server.get(path + "/zip").statusCode()).isEqualTo(200);
        }
        try (Stream<Path> all = Files.walk(folder)) {
            assertThat(all.filter(Files::isRegularFile)
                            .map(file -> file.getFileName().toString()))
                    .allMatch(name -> List.of("job.json", "input", "outcome.json", "result.png", "lock")
                            .contains(name));
        }
    }

    /** 30,000 × 30,000 pixels in a file of 100 bytes, for each format. */
    @Test
    void aHeaderThatPromisesMuchIsRefusedUndecoded() {
        byte[] png = ByteBuffer.allocate(100)
                .put(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n', 0, 0, 0, 13, 'I', 'H', 'D', 'R'})
                .putInt(30_000)
                .putInt(30_000)
                .put(new byte[] {8, 2, 0, 0, 0})
                .array();
        byte[] bmp = TestPhotos.encoded(TestPhotos.photo(8, 8, PixelKind.RGB, 1), PhotoFormat.BMP);
        ByteBuffer.wrap(bmp).order(ByteOrder.LITTLE_ENDIAN).putInt(18, 30_000).putInt(22, 30_000);
        for (byte[] bomb : List.of(png, bmp)) {
            for (String path : List.of("/v1/deblur", "/v1/jobs", "/v1/preview")) {
                HttpResponse<byte[]> answer = server.post(path, bomb);
                assertThat(answer.statusCode()).isIn(413, 422);
                assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
            }
        }
    }

    @Test
    void hugeHeadersAndAddressesAreRefused() throws IOException {
        for (String request : List.of(
                "GET /v1/info HTTP/1.1\r\nHost: localhost\r\nX: " + "x".repeat(100_000) + "\r\n\r\n",
                "GET /" + "x".repeat(100_000) + " HTTP/1.1\r\nHost: localhost\r\n\r\n",
                "GET /v1/info HTTP/1.1\r\nHost: localhost\r\n" + "X: y\r\n".repeat(20_000) + "\r\n")) {
            assertThat(raw.send(request))
                    .matches("(?s)HTTP/1.1 4(14|31) .*")
                    .contains("application/problem+json", "headers_too_large");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nonsense\r\n\r\n",
                "GET /v1/info\r\n\r\n",
                "GET /v1/info HTTP/1.1\r\n\r\n",
                "GET /v1/info HTTP/1.1\r\nHost: a b\r\n\r\n",
                "GET /v1/../../etc/passwd HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
                "GET /page/%2e%2e/%2e%2e/x HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
                "GET /page/..%2f..%2fx HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
                "GET /v1/jobs/../../x HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
                "GET http://elsewhere.example/v1/info HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
                "FROBNICATE /v1/info HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
            })
    void malformedRequestsAreRefused(String request) throws IOException {
        assertThat(raw.send(request)).matches("(?s)HTTP/1.1 4[0-9][0-9] .*").contains("application/problem+json");
    }

    @Test
    void anyQueryIsAnsweredOrRefused() {
        String[] names = {
            "strength", "model", "inference", "format", "quality", "metadata", "x", "width", "job", "file", "%00"
        };
        String[] values = {
            "",
            "1",
            "-1",
            "1e99",
            "NaN",
            "0x1p3",
            "%F0%9F%98%80",
            "999999999999",
            "auto",
            "tiny",
            "../../x",
            "1&strength=2",
            "%"
        };
        Random random = new Random(1);
        for (int i = 0; i < 150; i++) {
            String query = names[random.nextInt(names.length)] + "=" + values[random.nextInt(values.length)];
            String path = i % 2 == 0 ? "/v1/deblur?" : "/v1/preview?";
            String answer;
            try {
                answer = raw.send(out -> {
                    out.write(head(path + query, "Content-Length: " + PHOTO.length, false));
                    out.write(PHOTO);
                });
            } catch (IOException e) {
                throw new AssertionError(query, e);
            }
            assertThat(answer).as(query).matches("(?s)HTTP/1.1 (200|4[0-9][0-9]) .*");
        }
    }

    private static byte[] head(String path, String length, boolean form) {
        return ("POST " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Type: "
                        + (form ? "multipart/form-data; boundary=" + Form.BOUNDARY : "application/octet-stream")
                        + "\r\n" + length + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    private static void chunk(OutputStream out, byte[] bytes) throws IOException {
        out.write((Integer.toHexString(bytes.length) + "\r\n").getBytes(StandardCharsets.US_ASCII));
        out.write(bytes);
        out.write(new byte[] {'\r', '\n'});
    }
}
