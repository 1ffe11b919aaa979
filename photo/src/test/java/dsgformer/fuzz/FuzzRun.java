package dsgformer.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Runs Jazzer on a target in a separate process, for {@code -Dfuzz.seconds=N}, by default a minute. The corpus and the
 * input of a failure stay in {@code target/fuzz} for the next run. Jazzer's own JUnit extension would need a run of all
 * tests per target, and an environment variable.
 */
public final class FuzzRun {

    private static final int SECONDS = Integer.getInteger("fuzz.seconds", 60);

    /** A coarse timeout for an input that never ends; {@link Excess} is stricter with inputs that do. */
    private static final int MOST_SECONDS_OF_ONE = 120;

    private FuzzRun() {}

    /**
     * Fails if Jazzer finds anything.
     *
     * @param seeds files to begin with, by name
     */
    public static void of(Class<?> target, Map<String, byte[]> seeds) throws IOException, InterruptedException {
        Path folder = Path.of("target", "fuzz", target.getSimpleName()).toAbsolutePath();
        Path corpus = Files.createDirectories(folder.resolve("corpus"));
        for (Map.Entry<String, byte[]> seed : seeds.entrySet()) {
            Files.write(corpus.resolve("seed-" + seed.getKey()), seed.getValue());
        }
        Path log = folder.resolve("log.txt");
        Process process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx512m",
                        "-XX:+UseSerialGC",
                        "-Djava.awt.headless=true",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "com.code_intelligence.jazzer.Jazzer",
                        "--target_class=" + target.getName(),
                        "--instrumentation_includes=dsgformer.**:com.twelvemonkeys.imageio.plugins.webp.**",
                        "-max_total_time=" + SECONDS,
                        "-timeout=" + MOST_SECONDS_OF_ONE,
                        "-rss_limit_mb=3000",
                        "-artifact_prefix=" + folder + "/",
                        corpus.toString()))
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(Redirect.to(log.toFile()))
                .start();
        boolean ended = process.waitFor(SECONDS + 600L, TimeUnit.SECONDS);
        process.destroyForcibly();
        List<String> lines = Files.readAllLines(log);
        String tail = String.join("\n", lines.subList(Math.max(0, lines.size() - 60), lines.size()));
        assertThat(ended)
                .as("%s ended by itself; %s", target.getSimpleName(), tail)
                .isTrue();
        assertThat(process.exitValue())
                .as("%s, see %s\n%s", target.getSimpleName(), folder, tail)
                .isZero();
        System.out.println(target.getSimpleName() + ": "
                + lines.stream()
                        .filter(line -> line.startsWith("Done"))
                        .findFirst()
                        .orElse("no summary"));
    }
}
