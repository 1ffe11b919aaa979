package dsgformer.server;

import static org.assertj.core.api.Assertions.assertThat;

import dsgformer.cli.Main;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;

/** Many clients at once, and many hostile ones, against a server in a JVM of its own. docs/serve.md has the numbers. */
@Tag("slow")
class LoadTest {

    private static final int PHOTOS = 1000;
    private static final int CLIENTS = 50;
    private static final int KINDS = 10;
    private static final int SIDE = 64;
    private static final int HOSTILE = 300;

    @TempDir
    private Path folder;

    private final HttpClient client = HttpClient.newHttpClient();

    @Test
    void aThousandPhotosFromFiftyClientsAreAllRight(TestReporter reporter) throws Exception {
        List<byte[]> photos = new ArrayList<>();
        for (int i = 0; i < KINDS; i++) {
            photos.add(TestPhotos.png(SIDE, i));
        }
        List<byte[]> right = new ArrayList<>();
        double seconds = commandSeconds(photos, right);
        try (ServerProcess server = serve("--queue", "32")) {
            URI address = server.address().resolve("/v1/deblur");
            AtomicInteger next = new AtomicInteger();
            AtomicInteger refused = new AtomicInteger();
            List<Long> latencies = Collections.synchronizedList(new ArrayList<>());
            List<Long> memory = Collections.synchronizedList(new ArrayList<>());
            ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
            List<Future<?>> ends = new ArrayList<>();
            long start = System.nanoTime();
            for (int c = 0; c < CLIENTS; c++) {
                ends.add(clients.submit(() -> {
                    for (int i = next.getAndIncrement(); i < PHOTOS; i = next.getAndIncrement()) {
                        byte[] answer = persistent(address, photos.get(i % KINDS), refused, latencies);
                        assertThat(answer).isEqualTo(right.get(i % KINDS));
                        if (i % 100 == 99) {
                            memory.add(residentMegabytes(server));
                        }
                    }
                    return null;
                }));
            }
            for (Future<?> end : ends) {
                end.get();
            }
            clients.shutdown();
            double served = (System.nanoTime() - start) / 1e9;
            Collections.sort(latencies);
            reporter.publishEntry(String.format(
                    Locale.ROOT,
                    "%d photos: server %.1f s, deblur %.1f s; refused with 429 %d times; ms at 50 %% %d, 95 %% %d, 99 %% %d,"
                            + " most %d; MB resident %s",
                    PHOTOS,
                    served,
                    seconds,
                    refused.get(),
                    latencies.get(PHOTOS / 2),
                    latencies.get(PHOTOS * 95 / 100),
                    latencies.get(PHOTOS * 99 / 100),
                    latencies.get(PHOTOS - 1),
                    memory));
            assertThat(latencies).hasSize(PHOTOS);
            assertThat(refused.get()).as("50 clients and a queue of 32").isPositive();
            assertThat(memory.get(memory.size() - 1)).isLessThan(memory.get(2) * 5 / 4);
            assertThat(served).as("the command took %s s", seconds).isLessThan(1.5 * seconds); // other work runs beside
        }
    }

    /** Sends until it is accepted, as clients should. */
    private byte[] persistent(URI address, byte[] photo, AtomicInteger refused, List<Long> latencies)
            throws IOException, InterruptedException {
        while (true) {
            long start = System.nanoTime();
            HttpResponse<byte[]> answer = post(address, photo);
            if (answer.statusCode() == 200) {
                latencies.add(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start));
                return answer.body();
            }
            assertThat(answer.statusCode()).as(TestServer.text(answer)).isEqualTo(429);
            assertThat(answer.headers().firstValueAsLong("Retry-After").orElseThrow())
                    .isPositive();
            refused.incrementAndGet();
            Thread.sleep(100); // sooner than asked, so that the queue stays full
        }
    }

    /** What the command takes for the same photos, which also gives the right results. */
    private double commandSeconds(List<byte[]> photos, List<byte[]> right) throws Exception {
        Path in = Files.createDirectories(folder.resolve("in"));
        for (int i = 0; i < PHOTOS; i++) {
            Files.write(in.resolve(String.format(Locale.ROOT, "%04d.png", i)), photos.get(i % KINDS));
        }
        Path out = folder.resolve("out");
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "--add-exports=java.base/jdk.internal.module=ALL-UNNAMED",
                Main.class.getName(),
                "deblur",
                "-q",
                in.toString(),
                "-o",
                out.toString());
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
        long start = System.nanoTime();
        assertThat(builder.redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start()
                        .waitFor())
                .isZero();
        double seconds = (System.nanoTime() - start) / 1e9;
        for (int i = 0; i < KINDS; i++) {
            right.add(Files.readAllBytes(out.resolve(String.format(Locale.ROOT, "%04d.png", i))));
        }
        return seconds;
    }

    @Test
    void threeHundredHostileUploadsAreRefusedInTime(TestReporter reporter) throws Exception {
        try (ServerProcess server = serve("--max-mb", "8", "--max-pixels", "1000000")) {
            URI address = server.address();
            RawRequests raw = new RawRequests(address.getPort());
            byte[] photo = TestPhotos.png(SIDE, 1);
            assertThat(post(address.resolve("/v1/deblur"), photo).statusCode()).isEqualTo(200);
            long before = 0;
            long slowest = 0;
            Random random = new Random(1);
            for (int i = 0; i < HOSTILE; i++) {
                byte[] body = hostile(i, photo, random);
                String path = List.of("/v1/deblur", "/v1/jobs", "/v1/preview").get(i / 4 % 3);
                boolean form = i % 2 == 0;
                int claimed = body.length + (i % 5 == 0 ? 999 : 0);
                long start = System.nanoTime();
                String answer = raw.send(out -> {
                    out.write(("POST " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Type: "
                                    + (form ? "multipart/form-data; boundary=" + Form.BOUNDARY : "image/png")
                                    + "\r\nContent-Length: " + claimed + "\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
                    out.write(body);
                });
                long ms = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
                slowest = Math.max(slowest, ms);
                assertThat(ms).as("upload %d", i).isLessThan(5000);
                // a photo that is cut behind its header is accepted as a job and fails there
                assertThat(answer)
                        .as("upload %d", i)
                        .matches(
                                path.equals("/v1/jobs")
                                        ? "(?s)HTTP/1.1 (4[0-9][0-9]|202) .*"
                                        : "(?s)HTTP/1.1 4[0-9][0-9] .*");
                if (i == HOSTILE / 3) {
                    before = residentMegabytes(server);
                }
            }
            long after = residentMegabytes(server);
            reporter.publishEntry("slowest " + slowest + " ms; MB resident " + before + ", then " + after);
            assertThat(after).isLessThan(before * 5 / 4);
            assertThat(post(address.resolve("/v1/deblur"), photo).statusCode()).isEqualTo(200);
        }
    }

    /** Cut, noisy, empty or too large; as a form if i is even. */
    private static byte[] hostile(int i, byte[] photo, Random random) {
        byte[] noise = new byte[random.nextInt(3000)];
        random.nextBytes(noise);
        byte[] cut = Arrays.copyOf(photo, random.nextInt(photo.length - 100));
        byte[] content = switch (i % 7) {
            case 0, 1 -> cut;
            case 2 -> noise;
            case 3 -> new byte[0];
            case 4 -> TestPhotos.png(1100, 1); // more pixels than allowed
            case 5 -> new byte[(8 << 20) + 1];
            default -> Arrays.copyOf(cut, photo.length); // zeros instead of the end
        };
        if (i % 2 == 1) {
            return content;
        }
        return i % 3 == 0
                ? new Form().file("../x", content).open()
                : new Form().file("a\"b", content).closed();
    }

    private ServerProcess serve(String... options) throws IOException {
        List<String> all = new ArrayList<>(
                List.of("--port", "0", "--data-dir", folder.resolve("data").toString()));
        all.addAll(List.of(options));
        return ServerProcess.start(folder, all.toArray(String[]::new));
    }

    private HttpResponse<byte[]> post(URI address, byte[] photo) throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(address)
                        .header("Content-Type", "image/png")
                        .POST(BodyPublishers.ofByteArray(photo))
                        .build(),
                BodyHandlers.ofByteArray());
    }

    private static long residentMegabytes(ServerProcess server) throws IOException {
        return Files.readAllLines(Path.of("/proc/" + server.process().pid() + "/status")).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) / 1024)
                .findFirst()
                .orElseThrow();
    }
}
