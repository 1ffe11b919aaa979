package dsgformer.cli.deblur;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dsgformer.cli.Main;
import dsgformer.cli.ProcessRun;
import dsgformer.cli.TestPhotos;
import dsgformer.photo.Photo;
import dsgformer.photo.PixelKind;
import dsgformer.photo.file.PhotoFiles;
import dsgformer.picture.Size;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A really full disk of a few kilobytes, in a Linux namespace of its own, so that the test runs without root. */
@Tag("slow")
class FullDiskTest {

    private static final int PHOTOS = 4;
    private static final Size SIZE = new Size(150, 110);

    @TempDir
    private Path folder;

    /** The disk is full, then has space, within one namespace, since its files disappear with it. */
    @Test
    void aBatchEndsWithOneLineAndResumesWhenThereIsSpace() throws Exception {
        Path disk = Files.createDirectory(folder.resolve("disk"));
        Path kept = folder.resolve("kept");
        Path in = Files.createDirectory(folder.resolve("in"));
        Random noise = new Random(1); // incompressible in every format
        for (int i = 0; i < PHOTOS; i++) {
            PhotoFiles.write(Photo.of(SIZE, PixelKind.RGB, (c, y, x) -> noise.nextInt(256)), in.resolve(i + ".png"));
        }
        requireNamespaces();
        Run run = sh(
                "mount -t tmpfs -o size=120k none " + disk,
                deblur(in, disk) + " --compare html; echo \"first $?\" >&2",
                "cp -r " + disk + "/out " + kept,
                "mount -o remount,size=8m " + disk,
                deblur(in, disk) + " --compare html --resume; echo \"second $?\" >&2",
                "cp -r " + disk + "/out " + kept + "-again");
        assertThat(run.output()).contains("first 1", "the disk is full: no space for", "--resume", "second 0");
        assertThat(run.output().lines().filter(line -> line.contains("no space for")))
                .hasSize(1);
        List<Path> first = files(kept);
        assertThat(first).noneMatch(file -> file.toString().endsWith(".part"));
        List<Path> photos =
                first.stream().filter(file -> file.toString().endsWith(".png")).toList();
        assertThat(photos)
                .hasSizeBetween(1, PHOTOS - 1)
                .allSatisfy(file -> assertThat(PhotoFiles.read(file).size()).isEqualTo(SIZE));
        assertThat(files(kept.resolveSibling("kept-again")).stream()
                        .map(file -> file.getFileName().toString()))
                .containsExactlyInAnyOrder(
                        "0.png",
                        "1.png",
                        "2.png",
                        "3.png",
                        "0_compare.html",
                        "1_compare.html",
                        "2_compare.html",
                        "3_compare.html",
                        "compare.html");
    }

    @Test
    void onAFullDiskNoHalfOfAPairIsLeft() throws Exception {
        Path disk = Files.createDirectory(folder.resolve("disk"));
        Path kept = folder.resolve("kept");
        Path photos = Files.createDirectory(folder.resolve("photos"));
        TestPhotos.write(photos.resolve("a.png"), 320, 300);
        requireNamespaces();
        Run run = sh(
                "mount -t tmpfs -o size=120k none " + disk,
                command("data synth --crop 96 --count 50 --photos '" + photos + "' --out '" + disk + "/out'")
                        + "; echo \"ended $?\" >&2",
                "cp -r " + disk + "/out " + kept);
        assertThat(run.output()).contains("ended 1").containsPattern("blur/0000\\d\\d.png");
        assertThat(names(kept.resolve("blur"))).isNotEmpty().isEqualTo(names(kept.resolve("sharp")));
    }

    private static List<String> names(Path folder) throws IOException {
        return files(folder).stream()
                .map(file -> file.getFileName().toString())
                .sorted()
                .toList();
    }

    private record Run(int exitCode, String output) {}

    private static void requireNamespaces() throws Exception {
        boolean works;
        try {
            works = sh("true").exitCode() == 0;
        } catch (IOException e) { // the program is missing
            works = false;
        }
        assumeTrue(works, "no 'unshare -rm' on this machine: it needs Linux with namespaces for users");
    }

    private static String deblur(Path in, Path disk) {
        return command("deblur '" + in + "' -o '" + disk + "/out'");
    }

    private static String command(String args) {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return "'" + java + "' -Xmx512m -XX:+UseSerialGC " + ProcessRun.AS_FROM_THE_JAR + " " + Main.class.getName()
                + " " + args;
    }

    private static Run sh(String... steps) throws Exception {
        List<String> command = new ArrayList<>(List.of("unshare", "-rm", "sh", "-c", String.join("\n", steps)));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Run(process.waitFor(), said);
    }

    private static List<Path> files(Path root) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }
}
