package dsgformer.server;

import static org.assertj.core.api.Assertions.assertThat;

import dsgformer.cli.Main;
import dsgformer.cli.run.Console;
import dsgformer.cli.run.Verbosity;
import dsgformer.server.security.ApiKeys;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server that cannot start says why in one line. */
class ServeCommandTest {

    @TempDir
    private Path folder;

    private record Run(int exitCode, String out, String err) {

        static Run of(String... args) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            ByteArrayOutputStream err = new ByteArrayOutputStream();
            String[] all = new String[args.length + 1];
            all[0] = "serve";
            System.arraycopy(args, 0, all, 1, args.length);
            int code = Main.run(
                    new Console(new ByteArrayInputStream(new byte[0]), out, err, false, Verbosity.NORMAL), all);
            return new Run(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
        }

        void assertRefused(int code, String... words) {
            assertThat(exitCode).as(err).isEqualTo(code);
            assertThat(err.lines()).hasSizeBetween(1, 2); // the second says how to get help
            assertThat(err).contains(words).doesNotContain("Exception", "\tat ");
            assertThat(out).isEmpty();
        }
    }

    private String data() {
        return folder.resolve("data").toString();
    }

    @Test
    void aTakenPort() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String port = Integer.toString(taken.getLocalPort());
            Run.of("--port", port, "--data-dir", data())
                    .assertRefused(2, "cannot listen on 127.0.0.1:" + port, "--port");
        }
    }

    @Test
    void aFolderThatCannotBeUsed() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");
        for (Path unusable : new Path[] {file, file.resolve("below"), Path.of("/proc/dsgformer")}) {
            Run.of("--port", "0", "--data-dir", unusable.toString())
                    .assertRefused(2, "cannot keep photos in " + unusable, "--data-dir");
        }
    }

    @Test
    void aFolderThatAnotherServerUses() throws IOException {
        TestServer other = TestServer.in(Path.of(data()));
        try {
            Run.of("--port", "0", "--data-dir", data()).assertRefused(2, "another server uses this folder");
        } finally {
            other.close();
        }
    }

    @Test
    void aMissingModel() {
        Run.of("--port", "0", "--data-dir", data(), "-n", "none").assertRefused(5, "model missing");
    }

    @Test
    void anAddressThatOthersReachNeedsKeysOrADecision() {
        Run.of("--host", "0.0.0.0", "--port", "0", "--data-dir", data())
                .assertRefused(2, "can be reached by others", "--api-keys", "--insecure");
    }

    @Test
    void keysThatAreNone() throws IOException {
        Path keys = folder.resolve("keys");
        for (String text : new String[] {"", "# nothing\n", "me secret\n", "me " + "0".repeat(63) + "\n"}) {
            Files.writeString(keys, text);
            Run.of("--port", "0", "--data-dir", data(), "--api-keys", keys.toString())
                    .assertRefused(2, "--api-keys", "--new-key");
        }
        Run.of(
                        "--port",
                        "0",
                        "--data-dir",
                        data(),
                        "--api-keys",
                        folder.resolve("none").toString())
                .assertRefused(9, "there is no file");
    }

    @Test
    void optionsOutOfRange() {
        for (String[] option : new String[][] {
            {"--port", "70000"},
            {"--workers", "0"},
            {"--queue", "0"},
            {"--max-mb", "0"},
            {"--ttl", "0s"},
            {"--ttl", "soon"},
            {"--max-pixels", "0"},
            {"--max-memory", "lots"},
            {"--new-key", "a b"}
        }) {
            Run run = Run.of(option[0], option[1], "--data-dir", data());
            assertThat(run.exitCode()).as(String.join(" ", option)).isEqualTo(2);
            assertThat(run.err()).contains(option[0]);
        }
    }

    @Test
    void aNewKeyOpensWithItsLine() throws IOException {
        Run run = Run.of("--new-key", "me");
        assertThat(run.exitCode()).isZero();
        String key = run.out().replaceAll("(?s).*client only: (\\S+).*", "$1");
        String line = run.out().replaceAll("(?s).*FILE: ([^\n]+).*", "$1");
        assertThat(line).doesNotContain(key);
        Path file = Files.writeString(folder.resolve("keys"), line);
        assertThat(ApiKeys.read(file).find(key)).isPresent();
    }

    @Test
    void jobsAreInTheUsersStateFolder() {
        Path home = Path.of("/home/ann");
        assertThat(StateFolder.of(Map.of(), "Linux", home)).isEqualTo(home.resolve(".local/state/dsgformer/serve"));
        assertThat(StateFolder.of(Map.of("XDG_STATE_HOME", "/state"), "Linux", home))
                .isEqualTo(Path.of("/state/dsgformer/serve"));
        assertThat(StateFolder.of(Map.of("XDG_STATE_HOME", "relative"), "Linux", home))
                .isEqualTo(home.resolve(".local/state/dsgformer/serve"));
    }
}
