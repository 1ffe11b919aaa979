package dsgformer.dist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packed archive works wherever it is unpacked. */
class PackedTest {

    private static final Path ARCHIVE = Path.of(System.getProperty("packed"));
    private static final Path IMAGE = Path.of(System.getProperty("image"), "dsgformer");
    private static final Path SAMPLE = Path.of(System.getProperty("sample"));

    @TempDir
    private Path folder;

    private Path home;
    private Path cache;

    @BeforeEach
    void unpack() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "skipped: the script needs a POSIX shell");
        Path place = Files.createDirectories(folder.resolve("Größe 街 with spaces"));
        assertThat(run(Map.of(), place, List.of("tar", "-xzf", ARCHIVE.toString())).exitCode())
                .isZero();
        try (Stream<Path> unpacked = Files.list(place)) {
            home = unpacked.findFirst().orElseThrow();
        }
        cache = folder.resolve("cache");
    }

    @AfterEach
    void makeWritableForDeletion() throws Exception {
        run(Map.of(), folder, List.of("chmod", "-R", "u+w", folder.toString()));
    }

    @Test
    void itDeblursFromAReadOnlyFolderThroughALinkWithoutJavaHome() throws Exception {
        run(Map.of(), folder, List.of("chmod", "-R", "a-w", home.toString()));
        Path link = Files.createSymbolicLink(folder.resolve("a link"), home.resolve("bin/dsgformer"));
        Path out = folder.resolve("scharf 街.png");
        Ended first = run(java(), folder, List.of(link.toString(), "deblur", SAMPLE.toString(), "-o", out.toString()));
        assertThat(first.exitCode()).as(first.text()).isZero();
        assertThat(out).isNotEmptyFile();
        assertThat(first.text()).contains("preparing fast starts");
        Ended second = run(java(), folder, List.of(link.toString(), "doctor"));
        assertThat(second.exitCode()).as(second.text()).isZero();
        assertThat(second.text()).contains("starts from an archive of its classes").doesNotContain("preparing");
    }

    @Test
    void withoutAWritableCacheItStartsWithoutAnArchive() throws Exception {
        Path script = home.resolve("bin/dsgformer");
        Map<String, String> environment = new HashMap<>(java());
        environment.put("XDG_CACHE_HOME", "/proc/nowhere");
        Ended run = run(environment, folder, List.of(script.toString(), "model", "list"));
        assertThat(run.exitCode()).as(run.text()).isZero();
        assertThat(run.text()).contains("tiny").doesNotContain("preparing");
    }

    @Test
    void withoutJavaItNamesTheJdkItNeeds() throws Exception {
        Path tools = Files.createDirectories(folder.resolve("tools"));
        for (String tool : List.of("dirname", "readlink")) {
            Files.createSymbolicLink(tools.resolve(tool), Path.of("/usr/bin", tool));
        }
        Ended run = run(
                Map.of("PATH", tools.toString()),
                folder,
                List.of("/bin/sh", home.resolve("bin/dsgformer").toString(), "--version"));
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.text()).contains("needs a JDK 17 or newer");
    }

    @Test
    void benchIsAnArchiveOfItsOwnThatIsUnpackedOverTheOther() throws Exception {
        List<String> bench = List.of(home.resolve("bin/dsgformer").toString(), "bench", "--help");
        Ended without = run(java(), folder, bench);
        assertThat(without.exitCode()).isEqualTo(2);
        assertThat(without.text()).contains("dsgformer-bench");
        String archive = System.getProperty("bench");
        assertThat(run(Map.of(), home.getParent(), List.of("tar", "-xzf", archive)).exitCode())
                .isZero();
        Ended run = run(java(), folder, bench);
        assertThat(run.exitCode()).as(run.text()).isZero();
        assertThat(run.text()).contains("--networks");
        assertThat(home.resolve("share/man/man1/dsgformer-bench.1")).isNotEmptyFile();
        assertThat(Files.readString(home.resolve("share/bash-completion/completions/dsgformer")))
                .contains("bench", "--networks");
    }

    @Test
    void serveAndItsLibrariesAreIncluded() throws Exception {
        Ended run = run(java(), folder, List.of(home.resolve("bin/dsgformer").toString(), "serve", "--new-key", "me"));
        assertThat(run.exitCode()).as(run.text()).isZero();
        assertThat(run.text()).contains("line for --api-keys");
        assertThat(home.resolve("share/man/man1/dsgformer-serve.1")).isNotEmptyFile();
        assertThat(home.resolve("lib/dsgformer/server/javalin-7.2.3.jar")).isNotEmptyFile();
    }

    @Test
    void licencesAndTheBillOfMaterialsAreIncluded() throws Exception {
        Path documents = home.resolve("share/doc/dsgformer");
        String bill = Files.readString(documents.resolve("dsgformer.cdx.json"));
        String notices = Files.readString(documents.resolve("THIRD-PARTY.txt"));
        assertThat(documents.resolve("LICENSE")).isNotEmptyFile();
        assertThat(documents.resolve("NOTICE")).isNotEmptyFile();
        assertThat(home.resolve("share/dsgformer/configs/paper-gopro.yaml")).isNotEmptyFile();
        List<String> jars = new ArrayList<>();
        for (String place : List.of("lib/dsgformer/lib", "lib/dsgformer/server")) {
            try (Stream<Path> files = Files.list(home.resolve(place))) {
                files.map(file -> file.getFileName().toString()).forEach(jars::add);
            }
        }
        assertThat(jars).hasSizeGreaterThan(10).allSatisfy(jar -> {
            String artifact = jar.replaceFirst("-[0-9].*", "");
            assertThat(bill).contains("\"" + artifact + "\"");
            assertThat(artifact.startsWith("dsgformer-") || notices.contains(":" + artifact + ":")).as(artifact).isTrue();
        });
    }

    @Test
    void theImageDeblursWithoutAnyJava() throws Exception {
        assumeTrue(Files.isDirectory(IMAGE), "skipped: no image was made, this JDK has no jpackage");
        Path out = folder.resolve("out.png");
        Ended run = run(
                Map.of("PATH", "/nowhere"),
                folder,
                List.of(IMAGE.resolve("bin/dsgformer").toString(), "deblur", SAMPLE.toString(), "-o", out.toString()));
        assertThat(run.exitCode()).as(run.text()).isZero();
        assertThat(out).isNotEmptyFile();
        assertThat(run.text()).doesNotContain("slow");
    }

    /** The Java that runs this test, found on the PATH alone. */
    private Map<String, String> java() {
        return Map.of(
                "PATH",
                Path.of(System.getProperty("java.home"), "bin") + ":" + System.getenv("PATH"),
                "XDG_CACHE_HOME",
                cache.toString());
    }

    private record Ended(int exitCode, String text) {}

    private static Ended run(Map<String, String> environment, Path folder, List<String> command)
            throws IOException, InterruptedException {
        ProcessBuilder process =
                new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        process.environment().keySet().removeIf(name -> name.startsWith("DSGFORMER_") || name.startsWith("LC_"));
        process.environment().remove("JAVA_HOME");
        process.environment().putAll(environment);
        Process running = process.start();
        running.getOutputStream().close();
        String text = new String(running.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ended(running.waitFor(), text);
    }
}
