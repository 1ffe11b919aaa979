package dsgformer.cli.deblur;

import static org.assertj.core.api.Assertions.assertThat;

import dsgformer.cli.CommandRun;
import dsgformer.cli.TestModel;
import dsgformer.cli.TestPhotos;
import dsgformer.cli.run.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Outputs that are links, or lie behind links. */
@Timeout(300)
class LinksTest {

    @TempDir
    private Path folder;

    private String model;
    private Path in;

    @BeforeEach
    void modelAndPhoto() throws IOException {
        model = TestModel.in(folder).toString();
        in = TestPhotos.write(folder.resolve("in.png"), 40, 30);
    }

    @Test
    void aPipeKeepsALinkToNothingUnlessItMayReplaceIt() throws IOException {
        Path target = Files.createSymbolicLink(folder.resolve("out.png"), Path.of("nothing"));
        assertThat(piped(target, "skip").exitCode()).isEqualTo(ExitCode.OUTPUT_EXISTS.code());
        assertThat(piped(target, "error").exitCode()).isEqualTo(ExitCode.OUTPUT_EXISTS.code());
        assertThat(piped(target, "rename").exitCode()).isZero();
        assertThat(target).isSymbolicLink();
        assertThat(folder.resolve("out_1.png")).isRegularFile();
        assertThat(piped(target, "overwrite").exitCode()).isZero();
        assertThat(Files.isRegularFile(target, LinkOption.NOFOLLOW_LINKS)).isTrue();
    }

    @Test
    void theOutputFolderMayBeALink() throws IOException {
        Path real = Files.createDirectory(folder.resolve("real"));
        Path link = Files.createSymbolicLink(folder.resolve("link"), real);
        assertThat(deblur(in.toString(), "-o", link + "/").exitCode()).isZero();
        assertThat(deblur(in.toString(), "-o", link.resolve("b.png").toString()).exitCode())
                .isZero();
        assertThat(real).isDirectoryContaining("glob:**/in.png").isDirectoryContaining("glob:**/b.png");
    }

    @Test
    void anOutputFolderThatIsALinkToNothingIsNamed() throws IOException {
        Path link = Files.createSymbolicLink(folder.resolve("link"), Path.of("nothing"));
        CommandRun run = deblur(in.toString(), "-o", link + "/");
        assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE.code());
        assertThat(run.err()).contains("link is a link to nothing");
    }

    /** Reading from a pipe that nothing is written to cannot be interrupted, but the run can. */
    @Test
    void aSignalEndsARunThatWaitsForItsInput() throws Exception {
        LivingRun run = LivingRun.of(folder.resolve("err.txt"), "deblur", "-", "-o", "-", "-n", model);
        run.awaitMessage("model test");
        long start = System.nanoTime();
        assertThat(run.signal("TERM")).isEqualTo(128 + 15);
        assertThat(System.nanoTime() - start).isLessThan(20_000_000_000L); // the timeout of a clean end is a minute
    }

    private CommandRun piped(Path target, String rule) throws IOException {
        return CommandRun.withInput(
                Files.readAllBytes(in), "deblur", "-", "-o", target.toString(), "-n", model, "--on-exists", rule);
    }

    private CommandRun deblur(String... args) {
        List<String> all = new ArrayList<>(List.of("deblur", "-n", model));
        all.addAll(List.of(args));
        return CommandRun.of(all.toArray(String[]::new));
    }
}
