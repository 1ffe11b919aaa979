package dsgformer.cli.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dsgformer.cli.CommandRun;
import dsgformer.cli.run.ExitCode;
import dsgformer.photo.Photo;
import dsgformer.photo.PixelKind;
import dsgformer.photo.file.PhotoFiles;
import dsgformer.picture.Size;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Precedence: command line, environment, file, the option's default. Help texts show the value in effect. */
class SettingsTest {

    @TempDir
    private Path folder;

    private final Map<String, String> environment = new HashMap<>();

    @Test
    void theEnvironmentComesBeforeTheFileAndTheFileBeforeTheDefault() throws IOException {
        assertThat(help("deblur", "--tile")).contains("(default: 0)");
        file("tile: 128");
        assertThat(help("deblur", "--tile")).contains("(default: 128)");
        file("tile: 128\ndeblur:\n  tile: 192\n");
        assertThat(help("deblur", "--tile")).contains("(default: 192)");
        assertThat(help("eval", "--tile")).contains("(default: 128)");
        environment.put("DSGFORMER_TILE", "256");
        assertThat(help("deblur", "--tile")).contains("(default: 256)");
        environment.put("DSGFORMER_DEBLUR_TILE", "320");
        assertThat(help("deblur", "--tile")).contains("(default: 320)");
        assertThat(help("eval", "--tile")).contains("(default: 256)");
    }

    /** The set strength is out of range: refused, unless the command line replaces it. */
    @Test
    void theCommandLineComesFirst() throws IOException {
        Path photo = photo();
        environment.put("DSGFORMER_STRENGTH", "7");
        assertThat(run("deblur", photo.toString()).exitCode()).isEqualTo(ExitCode.USAGE.code());
        assertThat(run("deblur", photo.toString(), "--strength", "0").exitCode())
                .isZero();
    }

    /** A flag that is both set and typed is on. */
    @ParameterizedTest
    @ValueSource(strings = {"", "--json"})
    void aSetFlagStaysSet(String typed) throws IOException {
        Path photo = photo();
        environment.put("DSGFORMER_DEBLUR_JSON", "true");
        CommandRun run = typed.isEmpty()
                ? run("deblur", photo.toString(), "--strength", "0")
                : run("deblur", photo.toString(), "--strength", "0", typed);
        assertThat(run.out()).contains("{\"event\":\"start\"");
    }

    @Test
    void aSetFlagCanBeTurnedOff() throws IOException {
        file("deblur:\n  json: true\n");
        assertThat(run("deblur", photo().toString(), "--strength", "0", "--json=false")
                        .out())
                .doesNotContain("event");
    }

    @Test
    void verbosityCanBeSetForAllCommands() throws IOException {
        Path photo = photo();
        String on = "--on-exists=overwrite";
        assertThat(run("deblur", photo.toString(), "--strength=0", on).err()).isNotEmpty();
        environment.put("DSGFORMER_QUIET", "true");
        assertThat(run("deblur", photo.toString(), "--strength=0", on).err()).isEmpty();
        assertThat(run("deblur", photo.toString(), "--strength=0", on, "-q").err())
                .isEmpty();
    }

    @Test
    void requiredOptionsCanBeSetToo() throws IOException {
        assertThat(run("eval").err()).contains("--data");
        file("eval:\n  data: nowhere\n");
        assertThat(run("eval").err()).contains("nowhere").doesNotContain("--data");
    }

    @Test
    void anOptionOfASubcommandCanBeSetAtEveryLevel() throws IOException {
        file("data:\n  synth:\n    count: 7\n");
        assertThat(help("data synth", "--count")).contains("(default: 7)");
        file("data:\n  count: 8\n");
        assertThat(help("data synth", "--count")).contains("(default: 8)");
        environment.put("DSGFORMER_DATA_SYNTH_COUNT", "9");
        assertThat(help("data synth", "--count")).contains("(default: 9)");
    }

    /** Both entries of the list are used: the unknown key is reported in either place. */
    @Test
    void severalValuesAreAList() throws IOException {
        String valid = "train:\n  config: ../configs/tiny.yaml\n  dry-run: true\n  set: ";
        file(valid + "[data.nonsense=1, output.folder=" + folder + "]\n");
        assertThat(run("train").err()).contains("nonsense");
        file(valid + "[output.folder=" + folder + ", data.nonsense=1]\n");
        assertThat(run("train").err()).contains("nonsense");
        assertThat(run("doctor").out()).contains("--set output.folder=" + folder + ",data.nonsense=1");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'max-memry: 2g' | max-memory",
                "'max_memory: 2g' | max-memory",
                "'deblur: {strenght: 1}' | strength",
                "'delbur: {strength: 1}' | deblur",
                "'deblur: {strength: [0.5, 1]}' | one value",
                "'deblur: {strength: }' | no value",
                "'- a' | must begin with an option",
                "'a: b: c' | no YAML",
                "'help: true' | no command has an option --help"
            })
    void anInvalidFileIsRefusedWithItsLineAndAWayOut(String text, String says) throws IOException {
        file("# a comment\n" + text);
        CommandRun run = run("deblur", photo().toString(), "--strength", "0");
        assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE.code());
        assertThat(run.err()).contains("dsgformer.yaml").contains(says).containsPattern("(:2:|line 2)");
        assertThat(run.err().lines()).hasSize(1);
    }

    @Test
    void helpAndDoctorWorkWithAnInvalidFile() throws IOException {
        file("nonsense: 1");
        assertThat(run("deblur", "--help").exitCode()).isZero();
        CommandRun doctor = run("doctor");
        assertThat(doctor.exitCode()).isEqualTo(ExitCode.INTERNAL.code());
        assertThat(doctor.out()).contains("nonsense", "FAIL");
    }

    @Test
    void aPhotoCalledDoctorDoesNotHideAnInvalidFile() throws IOException {
        file("nonsense: 1");
        CommandRun run = run("deblur", "doctor");
        assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE.code());
        assertThat(run.err()).contains("nonsense").doesNotContain("doctor");
    }

    @Test
    void anUnknownVariableIsAWarningWithASuggestion() throws IOException {
        environment.put("DSGFORMER_DEBLUR_STRENGHT", "0.5");
        environment.put("DSGFORMER_JAVA_OPTS", "-Xmx2g");
        environment.put("DSGFORMER_EVAL_LIMIT", "3"); // of another command: no warning
        environment.put("DSGFORMER_BENCH_RUNS", "3"); // of a command that is not on the class path: no warning
        CommandRun run = run("deblur", photo().toString(), "--strength", "0", "--progress", "none");
        assertThat(run.exitCode()).isZero();
        assertThat(run.err().lines())
                .singleElement()
                .asString()
                .contains("warning", "DSGFORMER_DEBLUR_STRENGHT", "did you mean DSGFORMER_DEBLUR_STRENGTH?");
    }

    @Test
    void sectionsOfAbsentCommandsAreIgnored() throws IOException {
        file("bench:\n  runs: 3\nserve:\n  port: 9000\n");
        assertThat(run("model", "list").exitCode()).isZero();
    }

    @Test
    void anInvalidValueIsReportedWithItsOrigin() throws IOException {
        file("deblur:\n  tile: many\n");
        CommandRun run = run("deblur", "x.png");
        assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE.code());
        assertThat(run.err()).contains("many", "dsgformer.yaml:2");
        environment.put("DSGFORMER_TILE", "few");
        assertThat(run("deblur", "x.png").err()).contains("few", "DSGFORMER_TILE");
    }

    @Test
    void theDoctorListsSettingsInEffectAndTheirOrigin() throws IOException {
        file("max-memory: 2g\ndeblur:\n  strength: 0.5\n");
        environment.put("DSGFORMER_EVAL_MAX_MEMORY", "1g");
        assertThat(run("doctor").out().lines())
                .anyMatch(line -> line.contains("--max-memory 2g (" + folder + "/dsgformer.yaml:1), for deblur"))
                .anyMatch(line -> line.contains("--max-memory 1g (DSGFORMER_EVAL_MAX_MEMORY), for eval"))
                .anyMatch(line -> line.contains("--strength 0.5 (" + folder + "/dsgformer.yaml:3), for deblur"));
    }

    private CommandRun run(String... args) {
        return CommandRun.among(new Environment(environment, folder), args);
    }

    /** What the help says of one option. */
    private String help(String command, String option) {
        String[] args = (command + " --help").split(" ");
        String text = run(args).out();
        int start = text.lastIndexOf(option + "="); // the first is in the synopsis
        assertThat(start).as(text).isNotNegative();
        int described = text.indexOf('\n' + " ".repeat(6) + "--", start + 1);
        return text.substring(start, described < 0 ? text.length() : described).replaceAll("\\s+", " ");
    }

    private void file(String text) throws IOException {
        Files.writeString(folder.resolve("dsgformer.yaml"), text);
    }

    private Path photo() throws IOException {
        Path file = folder.resolve("photo.png");
        PhotoFiles.write(Photo.of(new Size(8, 8), PixelKind.RGB, (c, y, x) -> 20 * x + y), file);
        return file;
    }
}
