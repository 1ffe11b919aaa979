package dsgformer.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dsgformer.infer.DataSize;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The JVM options that the script at the root chooses. */
class LauncherTest {

    @TempDir
    private Path folder;

    @BeforeAll
    static void needsAShell() {
        assumeTrue(
                FileSystems.getDefault().supportedFileAttributeViews().contains("posix"),
                "skipped: the launcher is a POSIX script");
    }

    /** The limit is for the whole process, so the heap gets less: the JVM itself needs memory too. */
    @ParameterizedTest
    @CsvSource({
        "512m, -Xmx352m",
        "2g, -Xmx1888m",
        "2GB, -Xmx1888m",
        "1GiB, -Xmx864m",
        "786432k, -Xmx608m",
        "536870912, -Xmx352m",
        "0512m, -Xmx352m",
        "100m, -Xmx64m"
    })
    void theHeapIsTheLimitLessTheNeedOfTheJvm(String limit, String heap) throws Exception {
        Launcher launcher = Launcher.in(folder, "17.0.1");
        for (List<String> spelled : List.of(List.of("--max-memory", limit), List.of("--max-memory=" + limit))) {
            List<String> args = List.of("deblur", "in.jpg", spelled.get(0));
            List<String> all = spelled.size() == 1 ? args : List.of("deblur", spelled.get(0), spelled.get(1), "in.jpg");
            assertThat(launcher.options(Map.of(), all.toArray(String[]::new)))
                    .contains(heap)
                    .noneMatch(option -> option.startsWith("-XX:MaxRAMPercentage"));
        }
        assertThat(DataSize.parse(limit).bytes()).isPositive(); // the command accepts the same spellings
    }

    /** The JVM refuses to start with a heap far beyond the machine's memory, in words of its own. */
    @ParameterizedTest
    @ValueSource(strings = {"99999999999g", "99999999999999", "800000g", "88888888888k"})
    void theHeapIsAtMostTheMachinesMemory(String limit) throws Exception {
        List<String> options =
                Launcher.in(folder, "17.0.1").options(Map.of(), "deblur", "--max-memory", limit, "in.jpg");
        long megabytes = options.stream()
                .filter(option -> option.startsWith("-Xmx"))
                .mapToLong(option -> Long.parseLong(option.replaceAll("[^0-9]", "")))
                .findFirst()
                .orElseThrow();
        assertThat(megabytes).isBetween(64L, 1L << 20);
    }

    @ParameterizedTest
    @ValueSource(strings = {"lots", "1.5g", "", "99999999999999999999g"})
    void invalidLimitsAreLeftToTheCommand(String limit) throws Exception {
        List<String> options =
                Launcher.in(folder, "17.0.1").options(Map.of(), "deblur", "--max-memory", limit, "in.jpg");
        assertThat(options).noneMatch(option -> option.startsWith("-Xmx")).endsWith("--max-memory", limit, "in.jpg");
    }

    /** In the order of the command itself: typed, environment, file; a value for one command before one for all. */
    @Test
    void aLimitFromEnvironmentOrFileCountsToo() throws Exception {
        Launcher launcher = Launcher.in(folder, "17.0.1");
        Path file = launcher.root().resolve("dsgformer.yaml");
        Files.writeString(file, "max-memory: 512m # enough\neval:\n  max-memory: '768m'\n");
        assertThat(launcher.options(Map.of(), "deblur", "in.jpg")).contains("-Xmx352m");
        assertThat(launcher.options(Map.of(), "eval")).contains("-Xmx608m");
        Map<String, String> all = Map.of("DSGFORMER_MAX_MEMORY", "1g");
        assertThat(launcher.options(all, "eval")).contains("-Xmx864m");
        Map<String, String> both = Map.of("DSGFORMER_MAX_MEMORY", "1g", "DSGFORMER_DEBLUR_MAX_MEMORY", "2g");
        assertThat(launcher.options(both, "deblur")).contains("-Xmx1888m");
        assertThat(launcher.options(both, "deblur", "--max-memory", "512m")).contains("-Xmx352m");
    }

    @Test
    void withoutALimitTheHeapGrowsSlowly() throws Exception {
        assertThat(Launcher.in(folder, "17.0.1").options(Map.of(), "-v", "deblur", "in.jpg"))
                .contains("-XX:+UseSerialGC", "-Xms32m", "-XX:MaxNewSize=32m", "-XX:MaxRAMPercentage=70")
                .noneMatch(option -> option.startsWith("-Xmx"));
    }

    @Test
    void forTrainingTheHeapIsThatOfTheJvm() throws Exception {
        assertThat(Launcher.in(folder, "17.0.1").options(Map.of(), "train", "-c", "x.yaml"))
                .noneMatch(option -> option.startsWith("-Xm") || option.endsWith("GC") || option.contains("RAM"));
    }

    @Test
    void theUsersOptionsWinAndReplaceTheCollector() throws Exception {
        Launcher launcher = Launcher.in(folder, "17.0.1");
        Map<String, String> own = Map.of("DSGFORMER_JAVA_OPTS", "-Xmx8g -XX:+UseZGC");
        List<String> options = launcher.options(own, "deblur", "--max-memory", "512m", "in.jpg");
        assertThat(options).contains("-XX:+UseZGC").doesNotContain("-XX:+UseSerialGC");
        assertThat(options.indexOf("-Xmx8g")).isGreaterThan(options.indexOf("-Xmx352m"));
    }

    /** So that the server's libraries cost other commands nothing. */
    @Test
    void onlyServeAndTheListsOfCommandsHaveTheServersLibraries() throws Exception {
        Launcher launcher = Launcher.in(folder, "17.0.1");
        for (String command : List.of("deblur", "eval", "doctor", "bench")) {
            assertThat(launcher.options(Map.of(), command)).noneMatch(option -> option.contains("server"));
        }
        assertThat(launcher.options(Map.of(), "serve", "--max-memory", "1g"))
                .contains("-Xmx864m", "--add-exports=java.base/jdk.internal.module=ALL-UNNAMED")
                .anyMatch(option -> option.contains("server/target/lib/*"));
        for (String command : List.of("completion", "manual", "--help")) {
            assertThat(launcher.options(Map.of(), command))
                    .anyMatch(
                            option -> option.contains("server/target/lib/*") && option.contains("bench/target/lib/*"));
        }
    }

    @Test
    void argumentsArriveUnchanged() throws Exception {
        String[] args = {"deblur", "a b.jpg", "*", "$HOME", "-o", "街.png", "--max-memory=1g"};
        assertThat(Launcher.in(folder, "17.0.1").options(Map.of(), args)).endsWith(args);
    }

    @Test
    void anArchiveThatCannotBeMadeIsTriedOnceAndIsNoFailure() throws Exception {
        Launcher launcher = Launcher.in(folder, "17.0.1");
        assertThat(launcher.options(Map.of(), "doctor")).noneMatch(option -> option.contains("SharedArchiveFile"));
        try (var left = Files.list(launcher.root().resolve("cli/target"))) {
            assertThat(left.map(file -> file.getFileName().toString()))
                    .contains("launcher-17.0.1_1_Test.jsa.failed")
                    .noneMatch(name -> name.startsWith("launcher-rehearsal"));
        }
        assertThat(launcher.options(Map.of(), "doctor")).endsWith("doctor");
    }

    /** Messages of the JVM about an archive must not mix with the bytes of a photo. */
    @ParameterizedTest
    @CsvSource({"17.0.1, false", "21, false", "25.0.3, true"})
    void anArchiveOfThisJdkIsUsedQuietly(String version, boolean supportsAot) throws Exception {
        Launcher launcher = Launcher.in(folder, version);
        Files.createFile(launcher.archive(version));
        List<String> options = launcher.options(Map.of(), "deblur", "in.jpg");
        assertThat(options)
                .contains("-XX:SharedArchiveFile=" + launcher.archive(version), "-Xlog:cds*=off")
                .containsSubsequence("-Xlog:disable", "-Xlog:all=warning:stderr");
        assertThat(options.contains("-Xlog:aot*=off")).isEqualTo(supportsAot);
    }
}
