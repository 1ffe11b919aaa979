package dsgformer.cli.data;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dsgformer.cli.CommandRun;
import dsgformer.cli.TestPhotos;
import dsgformer.cli.run.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataVerifyCommandTest {

    @TempDir
    private Path folder;

    @Test
    void dataWithoutErrorsExitsWithZero() throws IOException {
        pairs("mine", "a", 64, 64);
        CommandRun run = CommandRun.of("data", "verify", "--data", path("mine"));
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("(flat): 1 pairs");
    }

    @Test
    void errorsExitWithThreeAndAreListed() throws IOException {
        pairs("mine", "a", 64, 48);
        TestPhotos.write(folder.resolve("mine/blur/b.png"), 16, 16);
        CommandRun run = CommandRun.of("data", "verify", "--data", path("mine"), "--json");
        assertThat(run.exitCode()).isEqualTo(ExitCode.SOME_FAILED.code());
        JsonNode report = new JsonMapper().readTree(run.out());
        assertThat(report.get("ok").asBoolean()).isFalse();
        assertThat(report.get("findings").findValuesAsText("kind"))
                .containsExactlyInAnyOrder("missing-partner", "sizes-differ");
        assertThat(report.at("/sets/0/pairs").asInt()).isEqualTo(1);
    }

    @Test
    void severalFoldersAreCheckedForSharedPictures() throws IOException {
        pairs("mine", "a", 64, 64);
        pairs("theirs", "b", 64, 64);
        CommandRun run = CommandRun.of("data", "verify", "--data", path("mine"), path("theirs"));
        assertThat(run.exitCode()).isEqualTo(ExitCode.SOME_FAILED.code());
        assertThat(run.out()).contains("leak: ").contains("of theirs are also in mine");
    }

    @Test
    void aFolderWithoutPairsIsAUsageError() {
        CommandRun run = CommandRun.of("data", "verify", "--data", folder.toString());
        assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE.code());
        assertThat(run.err()).contains("no pairs here");
    }

    @Test
    void statisticsCountPairsBySize() throws IOException {
        pairs("mine/one", "a", 64, 64);
        pairs("mine/two", "b", 48, 48);
        CommandRun run = CommandRun.of("data", "stats", "--data", path("mine"), "--json");
        JsonNode report = new JsonMapper().readTree(run.out());
        assertThat(report.at("/sets/0/sizes/64x64").asInt()).isEqualTo(1);
        assertThat(report.at("/sets/1/name").asText()).isEqualTo("two");
        CommandRun only = CommandRun.of("data", "stats", "--data", path("mine"), "--set", "two");
        assertThat(only.out()).contains("64x48").doesNotContain("64x64");
        CommandRun none = CommandRun.of("data", "stats", "--data", path("mine"), "--set", "three");
        assertThat(none.exitCode()).isEqualTo(ExitCode.USAGE.code());
        assertThat(none.err()).contains("there are one, two");
    }

    /** Equal halves keep everything; their PSNR is not a number of decibels, and has no deciles. */
    @Test
    void theDistributionOfPairsWithoutBlurIsThatTheyKeepEverything() throws IOException {
        pairs("mine/one", "a", 64, 64);
        pairs("mine/one", "b", 64, 64);
        CommandRun run = CommandRun.of("data", "stats", "--data", path("mine"), "--distribution", "--json");
        JsonNode set = new JsonMapper().readTree(run.out()).at("/sets/0");
        assertThat(set.at("/psnr_deciles")).isEmpty();
        assertThat(set.at("/kept_deciles")).hasSize(9).allMatch(decile -> decile.asDouble() == 1);
        assertThat(set.at("/blurred_bands")).hasSize(4).allMatch(band -> band.asDouble() == 1);
        assertThat(set.at("/sharp_bands/3").asDouble()).isEqualTo(1);
        assertThat(CommandRun.of("data", "stats", "--data", path("mine"), "--distribution")
                        .out())
                .contains("sharp by octave");
    }

    /** Blurred and sharp pictures of these heights. */
    private void pairs(String set, String name, int blurredHeight, int sharpHeight) throws IOException {
        for (String half : new String[] {"blur", "sharp"}) {
            Path file = folder.resolve(set).resolve(half).resolve(name + ".png");
            Files.createDirectories(file.getParent());
            TestPhotos.write(file, 64, half.equals("blur") ? blurredHeight : sharpHeight);
        }
    }

    private String path(String name) {
        return folder.resolve(name).toString();
    }
}
