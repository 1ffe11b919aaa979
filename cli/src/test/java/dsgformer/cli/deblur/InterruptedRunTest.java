package dsgformer.cli.deblur;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dsgformer.cli.CommandRun;
import dsgformer.cli.Interrupts;
import dsgformer.cli.TestModel;
import dsgformer.cli.TestPhotos;
import dsgformer.cli.run.ExitCode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ctrl-C in the middle of many photos. */
class InterruptedRunTest {

    private static final int PHOTOS = 300;

    @TempDir
    private Path folder;

    @Test
    void anInterruptedRunLeavesNoPartialOutputAndPrintsHowToContinue() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/bin/kill")), "skipped: there is no /bin/kill here to send Ctrl-C with");
        Path in = Files.createDirectory(folder.resolve("in"));
        Path out = folder.resolve("out");
        for (int i = 0; i < PHOTOS; i++) {
            TestPhotos.write(in.resolve(i + ".png"), 64, 64);
        }
        String model = TestModel.in(folder).toString();
        String report = folder.resolve("report.json").toString();
        String[] command = {"deblur", in.toString(), "-o", out.toString(), "-n", model, "--report", report};
        LivingRun run = LivingRun.of(folder.resolve("err.txt"), command);
        run.awaitOutputs(out, 3);

        if (Interrupts.areIgnored()) {
            System.out.println("this build was started in the background, where shells turn Ctrl-C off; sending TERM");
            assertThat(run.signal("TERM")).isEqualTo(128 + 15);
        } else {
            assertThat(run.signal("INT")).isEqualTo(ExitCode.INTERRUPTED.code());
        }

        assertThat(Files.readString(run.err())).contains("stopping", "not done", "--resume");
        assertThat(LivingRun.outputs(out)).isBetween(3L, PHOTOS - 1L);
        assertThat(Files.readString(Path.of(report)).split("\"done\"", -1)).hasSize((int) LivingRun.outputs(out) + 1);
        try (Stream<Path> files = Files.list(out)) {
            assertThat(files.filter(file -> file.toString().endsWith(".part"))).isEmpty();
        }
        List<String> again =
                Stream.concat(Stream.of(command), Stream.of("--resume")).toList();
        assertThat(CommandRun.of(again.toArray(String[]::new)).exitCode()).isZero();
        assertThat(LivingRun.outputs(out)).isEqualTo(PHOTOS);
    }
}
