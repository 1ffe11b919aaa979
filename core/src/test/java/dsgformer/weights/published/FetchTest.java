package dsgformer.weights.published;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dsgformer.io.Sha256;
import java.io.IOException;
import java.net.Proxy;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FetchTest {

    private static final byte[] FILE = new byte[300_000];
    private static final String SHA256;

    static {
        new Random(1).nextBytes(FILE);
        SHA256 = new Sha256().update(ByteBuffer.wrap(FILE)).hex();
    }

    @TempDir
    private Path folder;

    private final List<String> failures = new ArrayList<>();

    private WeightsCache.Fetched fetch(PublishedWeights weights) throws IOException {
        Patience patience = new Patience(Duration.ofSeconds(5), Duration.ofMillis(300), Duration.ofMillis(1), 3);
        return new Fetch(new WeightsCache(folder), patience, address -> Proxy.NO_PROXY)
                .run(weights, new Fetch.Progress() {
                    @Override
                    public void received(long bytes, OptionalLong total) {}

                    @Override
                    public void failed(String reason) {
                        failures.add(reason);
                    }
                });
    }

    private static PublishedWeights published(URI... addresses) {
        return weights(OptionalLong.of(FILE.length), Optional.of(SHA256), addresses);
    }

    private static PublishedWeights weights(OptionalLong bytes, Optional<String> sha256, URI... addresses) {
        return new PublishedWeights("net", "net.pth", List.of(addresses), bytes, sha256, "MIT", "a test", "");
    }

    private void assertNothingFetched() throws IOException {
        assertThat(folder.resolve("net.pth")).doesNotExist();
        assertThat(new WeightsCache(folder).find("net")).isEmpty();
    }

    private long kept() throws IOException {
        Path part = folder.resolve(".net.pth.part");
        return Files.exists(part) ? Files.size(part) : 0;
    }

    @Test
    void theFileGetsItsNameAndANote() throws IOException {
        try (LoopbackServer server = new LoopbackServer((request, out) -> LoopbackServer.send(FILE, request, out))) {
            WeightsCache.Fetched fetched = fetch(published(server.at("/net.pth")));
            assertThat(fetched.file()).hasBinaryContent(FILE).isEqualTo(folder.resolve("net.pth"));
            assertThat(fetched.sha256()).isEqualTo(SHA256);
            assertThat(new WeightsCache(folder).all()).containsExactly(fetched);
            fetch(published(server.at("/net.pth")));
            assertThat(server.ranges()).as("the second time, it is there").hasSize(1);
        }
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("net.pth", "net.note.json");
        }
    }

    @Test
    void aCutConnectionIsContinuedWhereItEnded() throws IOException {
        try (LoopbackServer server = new LoopbackServer((request, out) ->
                LoopbackServer.sendPart(FILE, request, out, Math.min(FILE.length, 100_000 * (request.number() + 1))))) {
            assertThat(fetch(published(server.at("/net.pth"))).file()).hasBinaryContent(FILE);
            assertThat(server.ranges()).containsExactly(0L, 100_000L, 200_000L);
        }
    }

    @Test
    void aLaterCommandContinuesWhatAnEarlierOneLeft() throws IOException {
        try (LoopbackServer server = new LoopbackServer((request, out) ->
                LoopbackServer.sendPart(FILE, request, out, request.number() < 4 ? 100_000 : FILE.length))) {
            PublishedWeights weights = published(server.at("/net.pth"));
            assertThatThrownBy(() -> fetch(weights))
                    .isInstanceOf(FetchException.class)
                    .hasMessageContaining("the connection was cut after 100000 bytes");
            assertNothingFetched();
            assertThat(kept()).isEqualTo(100_000);
            assertThat(fetch(weights).file()).hasBinaryContent(FILE);
            assertThat(server.ranges()).last().isEqualTo(100_000L);
        }
    }

    @Test
    void aServerWithoutRangesSendsAllAgain() throws IOException {
        try (LoopbackServer server = new LoopbackServer((request, out) -> {
            LoopbackServer.head(out, "200 OK", "Content-Length: " + FILE.length);
            out.write(FILE, 0, request.number() == 0 ? 100_000 : FILE.length);
        })) {
            assertThat(fetch(published(server.at("/net.pth"))).file()).hasBinaryContent(FILE);
            assertThat(server.ranges()).containsExactly(0L, 100_000L);
        }
    }

    @Test
    void whatIsLeftOfAnotherFileIsNotContinued() throws IOException {
        Files.write(folder.resolve(".net.pth.part"), new byte[50_000]);
        try (LoopbackServer server = new LoopbackServer((request, out) -> LoopbackServer.send(FILE, request, out))) {
            assertThat(fetch(published(server.at("/net.pth"))).file()).hasBinaryContent(FILE);
            assertThat(server.ranges()).containsExactly(50_000L, 0L);
        }
    }

    @Test
    void aRangeThatTheServerRefusesStartsAnew() throws IOException {
        Files.write(folder.resolve(".net.pth.part"), Arrays.copyOf(FILE, 1000));
        try (LoopbackServer server = new LoopbackServer((request, out) -> {
            if (request.from() > 0) {
                LoopbackServer.head(out, "416 Range Not Satisfiable");
            } else {
                LoopbackServer.send(FILE, request, out);
            }
        })) {
            assertThat(fetch(published(server.at("/net.pth"))).file()).hasBinaryContent(FILE);
        }
    }

    @Test
    void wrongBytesAreNotKept() throws IOException {
        byte[] wrong = FILE.clone();
        wrong[7]++;
        try (LoopbackServer server = new LoopbackServer((request, out) -> LoopbackServer.send(wrong, request, out))) {
            assertThatThrownBy(() -> fetch(published(server.at("/net.pth"))))
                    .isInstanceOf(FetchException.class)
                    .hasMessageContaining("its bytes are not those that were published");
        }
        assertNothingFetched();
        assertThat(kept()).isZero();
    }

    @Test
    void aWrongLengthIsRefusedBeforeAnythingIsRead() throws IOException {
        try (LoopbackServer server =
                new LoopbackServer((request, out) -> LoopbackServer.send(new byte[12], request, out))) {
            assertThatThrownBy(() -> fetch(published(server.at("/net.pth"))))
                    .isInstanceOf(FetchException.class)
                    .hasMessageContaining("the file there has 12 bytes, that which was published 300,000");
        }
        assertNothingFetched();
    }

    @Test
    void aServerThatSendsWithoutEndIsLeft() throws IOException {
        try (LoopbackServer server = new LoopbackServer((request, out) -> {
            LoopbackServer.head(out, "200 OK");
            while (true) {
                out.write(FILE);
            }
        })) {
            assertThatThrownBy(() -> fetch(published(server.at("/net.pth"))))
                    .isInstanceOf(FetchException.class)
                    .hasMessageContaining("sends more than the 300000 bytes");
        }
        assertThat(kept()).isZero();
    }

    @Test
    void redirectsAreFollowedButNotInCircles() throws IOException {
        try (LoopbackServer server = new LoopbackServer((request, out) -> {
            switch (request.path()) {
                case "/a" -> LoopbackServer.head(out, "302 Found", "Location: /b");
                case "/b" -> LoopbackServer.head(out, "307 Temporary Redirect", "Location: ../net.pth");
                case "/circle" -> LoopbackServer.head(out, "301 Moved", "Location: /circle");
                case "/more" -> LoopbackServer.head(out, "301 Moved", "Location: /more?" + request.number());
                case "/file" -> LoopbackServer.head(out, "302 Found", "Location: file:///etc/passwd");
                case "/nowhere" -> LoopbackServer.head(out, "302 Found");
                default -> {
                    if (request.path().startsWith("/more?")) {
                        LoopbackServer.head(out, "301 Moved", "Location: /more?" + request.number());
                    } else {
                        LoopbackServer.send(FILE, request, out);
                    }
                }
            }
        })) {
            for (String bad : List.of("/circle", "/more", "/file", "/nowhere")) {
                assertThatThrownBy(() -> fetch(published(server.at(bad))))
                        .as(bad)
                        .isInstanceOf(FetchException.class)
                        .hasMessageContaining(bad);
            }
            assertThat(fetch(published(server.at("/a"))).file()).hasBinaryContent(FILE);
        }
    }

    @Test
    void aMissingFileIsTriedAtTheNextAddress() throws IOException {
        try (LoopbackServer server = new LoopbackServer((request, out) -> {
            if (request.path().equals("/gone.pth")) {
                LoopbackServer.head(out, "404 Not Found");
            } else {
                LoopbackServer.send(FILE, request, out);
            }
        })) {
            assertThatThrownBy(() -> fetch(published(server.at("/gone.pth"))))
                    .isInstanceOf(FetchException.class)
                    .hasMessageContaining("404 Not Found");
            assertThat(server.ranges()).as("no second attempt").hasSize(1);
            assertThat(fetch(published(server.at("/gone.pth"), server.at("/net.pth")))
                            .from())
                    .endsWith("/net.pth");
            assertThat(failures).anyMatch(reason -> reason.contains("404"));
        }
    }

    @Test
    void aBusyOrSilentServerIsAskedAgain() throws IOException {
        try (LoopbackServer server = new LoopbackServer((request, out) -> {
            switch (request.number()) {
                case 0 -> LoopbackServer.head(out, "503 Service Unavailable");
                case 1 -> Thread.sleep(600); // longer than the client waits
                default -> LoopbackServer.send(FILE, request, out);
            }
        })) {
            assertThat(fetch(published(server.at("/net.pth"))).file()).hasBinaryContent(FILE);
            assertThat(failures).hasSize(2);
            assertThat(failures.get(0)).contains("503");
            assertThat(failures.get(1)).contains("nothing came for");
        }
    }

    @Test
    void aComputerThatIsOfflineHearsSo() throws IOException {
        assertThatThrownBy(() -> fetch(published(URI.create("https://host.invalid/net.pth"))))
                .isInstanceOf(FetchException.class)
                .hasMessageContaining("is this computer online?");
        assertNothingFetched();
    }

    @Test
    void aFileThatTheDiskHasNoRoomForIsRefused() throws IOException {
        long endless = 1L << 60;
        try (LoopbackServer server = new LoopbackServer(
                (request, out) -> LoopbackServer.head(out, "200 OK", "Content-Length: " + endless))) {
            assertThatThrownBy(() -> fetch(weights(OptionalLong.empty(), Optional.empty(), server.at("/net.pth"))))
                    .isInstanceOf(FetchException.class)
                    .hasMessageContaining("has room for");
        }
        assertNothingFetched();
    }

    @Test
    void aChecksumThatIsNotKnownIsPinnedByTheFirstFetch() throws IOException {
        byte[][] now = {FILE};
        try (LoopbackServer server = new LoopbackServer((request, out) -> LoopbackServer.send(now[0], request, out))) {
            PublishedWeights unknown = weights(OptionalLong.empty(), Optional.empty(), server.at("/net.pth"));
            assertThat(fetch(unknown).sha256()).isEqualTo(SHA256);
            Files.delete(folder.resolve("net.pth"));
            now[0] = Arrays.copyOf(FILE, FILE.length - 1);
            assertThatThrownBy(() -> fetch(unknown))
                    .isInstanceOf(FetchException.class)
                    .hasMessageContaining("not those that were fetched the first time");
            now[0] = FILE;
            assertThat(fetch(unknown).file()).hasBinaryContent(FILE);
        }
    }

    @Test
    void aWebPageIsNoFileOfWeights() throws IOException {
        try (LoopbackServer server = new LoopbackServer((request, out) -> {
            LoopbackServer.head(out, "200 OK", "Content-Type: text/html; charset=utf-8");
            out.write("<html>".getBytes());
        })) {
            assertThatThrownBy(() -> fetch(weights(OptionalLong.empty(), Optional.empty(), server.at("/net.pth"))))
                    .isInstanceOf(FetchException.class)
                    .hasMessageContaining("is a web page");
        }
        assertNothingFetched();
    }

    @Test
    void aDamagedFileInTheCacheIsFetchedAgain() throws IOException {
        try (LoopbackServer server = new LoopbackServer((request, out) -> LoopbackServer.send(FILE, request, out))) {
            PublishedWeights weights = published(server.at("/net.pth"));
            Path file = fetch(weights).file();
            byte[] damaged = FILE.clone();
            damaged[0]++;
            Files.write(file, damaged);
            assertThat(fetch(weights).file()).hasBinaryContent(FILE);
            Files.write(file, new byte[3]);
            assertThat(new WeightsCache(folder).find("net"))
                    .as("not as long as it was")
                    .isEmpty();
        }
    }

    @Test
    void twoFetchesOfAFileDoNotMix() throws IOException {
        try (FileChannel other = FileChannel.open(
                        folder.resolve(".net.pth.part"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = other.lock()) {
            assertThatThrownBy(() -> fetch(published(URI.create("http://127.0.0.1:9/net.pth"))))
                    .isInstanceOf(FetchException.class)
                    .hasMessageContaining("another process is fetching it");
        }
    }

    @Test
    void weightsWithoutAnAddressSayWhereTheyAre() {
        assertThatThrownBy(() -> fetch(published()))
                .isInstanceOf(FetchException.class)
                .hasMessageContaining("with a browser");
    }
}
