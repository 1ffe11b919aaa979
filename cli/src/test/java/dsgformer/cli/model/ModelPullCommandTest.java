package dsgformer.cli.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import com.sun.net.httpserver.HttpServer;
import dsgformer.cli.CommandRun;
import dsgformer.cli.Main;
import dsgformer.cli.TestPhotos;
import dsgformer.cli.run.ExitCode;
import dsgformer.cli.run.JavaCommand;
import dsgformer.io.Sha256;
import dsgformer.network.Model;
import dsgformer.network.Models;
import dsgformer.network.NetworkConfig;
import dsgformer.network.NetworkFamilies;
import dsgformer.weights.Precision;
import dsgformer.weights.WeightsFromNames;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelPullCommandTest {

    @TempDir
    private Path folder;

    /** How a command of its own process ended. */
    private record Ended(int code, String output) {}

    /** The command with a cache of its own. */
    private Ended run(String... args) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(Main.class.getName()));
        command.addAll(List.of(args));
        ProcessBuilder builder = JavaCommand.ofThisProcess(command).redirectErrorStream(true);
        builder.environment().put("XDG_CACHE_HOME", folder.resolve("cache").toString());
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ended(process.waitFor(), output);
    }

    @Test
    void fetchedWeightsOfAnotherNetworkRunByTheirName() throws Exception {
        assumeFalse(
                System.getProperty("os.name").startsWith("Windows"),
                "skipped: the cache is named by another variable on Windows");
        NetworkConfig config = NetworkFamilies.fromJson(
                "{\"type\":\"nafnet\",\"width\":4,\"encoder\":[1,0,0,1],\"middle\":1,\"decoder\":[1,0,0,1]}");
        Model model = new Model("mine", config, WeightsFromNames.of(config.shapes(), 0.1), Map.of());
        Path original = folder.resolve("original.safetensors");
        Models.save(original, model, Precision.FLOAT32);
        byte[] bytes = Files.readAllBytes(original);
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/mine.safetensors", exchange -> {
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        server.start();
        String address = "http://127.0.0.1:" + server.getAddress().getPort() + "/mine.safetensors";
        try {
            Ended pulled = run("model", "pull", address, "--sha256", Sha256.of(original));
            assertThat(pulled.code()).as(pulled.output()).isZero();
            assertThat(pulled.output()).contains("licence: unknown", "use it with -n mine");
            assertThat(folder.resolve("cache/dsgformer/models/mine.safetensors"))
                    .hasBinaryContent(bytes);
        } finally {
            server.stop(0);
        }
        assertThat(run("model", "list").output()).contains("Fetched models", "mine");
        assertThat(run("model", "pull", address, "--offline").code()).isZero();
        Path photo = folder.resolve("a.png");
        TestPhotos.write(photo, 40, 30);
        Ended deblurred = run(
                "deblur",
                photo.toString(),
                "-n",
                "mine",
                "-o",
                folder.resolve("b.png").toString());
        assertThat(deblurred.code()).as(deblurred.output()).isZero();
        assertThat(folder.resolve("b.png")).exists();

        Ended elsewhere = run("model", "pull", "http://127.0.0.1:1/mine.safetensors");
        assertThat(elsewhere.code()).isEqualTo(ExitCode.OUTPUT_EXISTS.code());
        assertThat(elsewhere.output()).contains(address);
        Files.write(folder.resolve("cache/dsgformer/models/mine.safetensors"), new byte[bytes.length]);
        Ended changed = run("model", "pull", address, "--offline");
        assertThat(changed.code()).isEqualTo(ExitCode.MODEL.code());
        assertThat(changed.output()).contains("changed or is damaged");
        assertThat(run("model", "pull", address).code()).isEqualTo(ExitCode.MODEL.code()); // the server is gone
    }

    @Test
    void weightsThatWereNotFetchedAreNamedWithTheCommandForThem() throws Exception {
        Path photo = folder.resolve("a.png");
        TestPhotos.write(photo, 40, 30);
        Ended run = run("deblur", photo.toString(), "-n", "nafnet-64-gopro");
        assertThat(run.code()).isEqualTo(ExitCode.MODEL.code());
        assertThat(run.output()).contains("'dsgformer model pull nafnet-64-gopro'");
    }

    @Test
    void offlineFetchesNothing() throws Exception {
        Ended run = run("model", "pull", "nafnet-64-gopro", "--offline");
        assertThat(run.code()).isEqualTo(ExitCode.MODEL.code());
        assertThat(run.output()).contains("--offline forbids to fetch it");
        assertThat(folder.resolve("cache")).doesNotExist();
    }

    @Test
    void namesAndChecksumsAreChecked() {
        CommandRun unknown = CommandRun.of("model", "pull", "nothing");
        assertThat(unknown.exitCode()).isEqualTo(ExitCode.USAGE.code());
        assertThat(unknown.err()).contains("nafnet-64-gopro");
        CommandRun checksum = CommandRun.of("model", "pull", "nafnet-64-gopro", "--sha256", "12");
        assertThat(checksum.exitCode()).isEqualTo(ExitCode.USAGE.code());
        CommandRun other = CommandRun.of("model", "pull", "nafnet-64-gopro", "--sha256", "0".repeat(64));
        assertThat(other.exitCode()).isEqualTo(ExitCode.USAGE.code());
        for (String address : List.of("https://example.org/", "https://a b/c.pth", "https:///c.pth")) {
            assertThat(CommandRun.of("model", "pull", address).exitCode())
                    .as(address)
                    .isEqualTo(ExitCode.USAGE.code());
        }
    }

    @Test
    void theRemoteListShowsLicences() {
        assertThat(CommandRun.of("model", "list", "--remote").out()).contains("nafnet-32-gopro", "68.7 MB", "MIT");
    }
}
