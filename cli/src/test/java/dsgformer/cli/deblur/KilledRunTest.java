package dsgformer.cli.deblur;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dsgformer.cli.MeasuredRun;
import dsgformer.cli.ProcessRun;
import dsgformer.photo.Photo;
import dsgformer.photo.file.PhotoFiles;
import dsgformer.picture.Size;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A thousand small photos with the bundled model, in processes of their own: undisturbed, and killed repeatedly. */
@Tag("slow")
class KilledRunTest {

    private static final int PHOTOS = 1000;
    private static final int KILLS = 5;
    private static final Path SCENE = Path.of("../samples/cafe.png");

    @TempDir
    private Path folder;

    private Path in;

    @BeforeEach
    void aThousandPhotos() throws IOException {
        in = folder.resolve("in");
        Photo scene = PhotoFiles.read(SCENE);
        for (int i = 0; i < PHOTOS; i++) {
            int at = i;
            Path file = in.resolve("day" + i % 7).resolve(i + (i % 3 == 0 ? ".png" : ".jpg"));
            Files.createDirectories(file.getParent());
            PhotoFiles.write(
                    Photo.of(
                            new Size(40 + i % 25, 32 + i % 17),
                            scene.kind(),
                            (c, y, x) -> scene.sample(c, y + at % 500, x + at % 900)),
                    file);
        }
    }

    @Test
    void aRunKilledFiveTimesGivesTheTreeOfAnUndisturbedRun() throws Exception {
        Path undisturbed = folder.resolve("undisturbed");
        Path disturbed = folder.resolve("disturbed");
        LivingRun whole = run(undisturbed);
        assertThat(whole.process().waitFor()).as(Files.readString(whole.err())).isZero();
        String summary = Files.readAllLines(whole.err())
                .get(Files.readAllLines(whole.err()).size() - 1);
        assertThat(summary).contains(PHOTOS + " done", "a second");

        Random random = new Random(20261125);
        for (int kill = 1; kill <= KILLS; kill++) {
            LivingRun run = run(disturbed, "--resume");
            run.awaitOutputs(disturbed, LivingRun.outputs(disturbed) + random.nextInt(PHOTOS / KILLS - 40));
            TimeUnit.MILLISECONDS.sleep(random.nextInt(60));
            run.kill();
            long outputs = LivingRun.outputs(disturbed);
            assertThat(outputs).as("it was still at work").isLessThan(PHOTOS);
            System.out.printf(
                    "kill %d after %d of %d photos, %d parts left%n", kill, outputs, PHOTOS, parts(disturbed));
        }
        LivingRun last = run(disturbed, "--resume");
        assertThat(last.process().waitFor()).as(Files.readString(last.err())).isZero();
        assertThat(tree(disturbed)).hasSize(PHOTOS).isEqualTo(tree(undisturbed)); // the tree includes hidden files
        System.out.println(summary);
    }

    /** Ten times as many photos take at most a tenth more, for garbage that is not collected yet. */
    @Test
    void memoryDoesNotGrowWithTheNumberOfPhotos() throws Exception {
        assumeTrue(
                Files.exists(MeasuredRun.STATUS),
                "skipped: this system does not tell peak memory in " + MeasuredRun.STATUS);
        long hundred = peakKilobytes(in.resolve("day3"), folder.resolve("some"));
        long thousand = peakKilobytes(in, folder.resolve("all"));
        System.out.printf("%d photos: %d MB; %d: %d MB%n", PHOTOS / 7, hundred / 1000, PHOTOS, thousand / 1000);
        assertThat(thousand).isLessThan(hundred * 11 / 10 + 20_000); // 20 MB: compiled code still grows
    }

    private long peakKilobytes(Path photos, Path out) throws Exception {
        ProcessRun run = ProcessRun.of(
                MeasuredRun.class,
                List.of("-XX:+UseSerialGC", "-Xms32m", "-XX:MaxNewSize=32m", "-Xmx2g", ProcessRun.AS_FROM_THE_JAR),
                "deblur",
                "-r",
                photos.toString(),
                "-o",
                out.toString());
        assertThat(run.exitCode()).as(run.err()).isZero();
        return Long.parseLong(run.out().replaceAll("\\D", ""));
    }

    private LivingRun run(Path out, String... more) throws IOException {
        List<String> command = new ArrayList<>(List.of("deblur", "-r", in.toString(), "-o", out.toString()));
        command.addAll(List.of(more));
        return LivingRun.of(folder.resolve("err.txt"), command.toArray(String[]::new));
    }

    private static long parts(Path root) throws IOException {
        return tree(root).keySet().stream()
                .filter(name -> name.endsWith(".part"))
                .count();
    }

    /** All files including hidden ones, with their digests. */
    private static Map<String, String> tree(Path root) throws IOException {
        Map<String, String> tree = new TreeMap<>();
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                tree.put(root.relativize(file).toString(), HexFormat.of().formatHex(Files.readAllBytes(file)));
            }
        }
        return tree;
    }
}
