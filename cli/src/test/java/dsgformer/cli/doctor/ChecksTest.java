package dsgformer.cli.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import dsgformer.cli.run.Console;
import dsgformer.cli.run.Verbosity;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the checks find on made-up machines. */
class ChecksTest {

    private static final long GIB = 1L << 30;
    private static final String AVX512 = "flags : fpu avx2 avx512f avx512dq avx512bw avx512vl avx512cd\n";

    @TempDir
    private Path root;

    private MadeUpMachine machine;

    @BeforeEach
    void prepare() {
        machine = new MadeUpMachine(root);
    }

    @ParameterizedTest
    @CsvSource({
        "java.vm.info, interpreted mode, -Xint",
        "sun.arch.data.model, 32, 64-bit",
        "java.vm.name, Eclipse OpenJ9 VM, HotSpot"
    })
    void aSlowJavaIsReportedWithAFix(String property, String value, String way) {
        assertThat(fixes(new JavaCheck())).noneMatch(fix -> fix.contains(way));
        machine.property(property, value);
        assertThat(fixes(new JavaCheck())).anyMatch(fix -> fix.contains(way));
    }

    @Test
    void aStartWithoutTheLauncherIsReported() {
        assertThat(fixes(new JavaCheck())).anyMatch(fix -> fix.contains("script dsgformer"));
        machine.jvmOption("-Dorg.bytedeco.javacpp.maxPhysicalBytes=0");
        assertThat(fixes(new JavaCheck())).anyMatch(fix -> fix.contains("writable"));
        machine.jvmOption("-XX:SharedArchiveFile=/somewhere.jsa");
        assertThat(fixes(new JavaCheck())).isEmpty();
    }

    @Test
    void aJavaWithoutTheVectorModuleIsAWarningWithTheOption() {
        assertThat(levels(new ProcessorCheck("plain", false))).contains(Level.WARNING);
        assertThat(fixes(new ProcessorCheck("plain", false)))
                .anyMatch(fix -> fix.contains("--add-modules jdk.incubator.vector"));
        assertThat(levels(new ProcessorCheck("plain", true))).contains(Level.WARNING);
        assertThat(fixes(new ProcessorCheck("vector of 256 bits", true))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"256, UseAVX=3", "128, UseAVX=3", "512, ''"})
    void vectorsNarrowerThanTheProcessorsAreANote(int bits, String way) {
        machine.file("proc/cpuinfo", "processor : 0\n" + AVX512);
        List<String> fixes = fixes(new ProcessorCheck("vector of " + bits + " bits", true));
        if (way.isEmpty()) {
            assertThat(fixes).isEmpty();
        } else {
            assertThat(fixes).singleElement().asString().contains(way);
        }
    }

    @Test
    void processorsThatAContainerHidesAreReported() {
        machine.file("proc/cpuinfo", "processor\t: 0\nmodel name\t: Some 9000\n\n".repeat(8));
        assertThat(look(new ProcessorCheck("vector of 256 bits", true)))
                .anyMatch(finding -> finding.level() == Level.NOTE
                        && finding.text().contains("4 of 8 of Some 9000")
                        && finding.fix().orElse("").contains("--cpus"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"sys/fs/cgroup/memory.max", "sys/fs/cgroup/memory/memory.limit_in_bytes"})
    void aContainerThatIsTooSmallIsAWarning(String file) {
        machine.file("proc/meminfo", "MemTotal: 16777216 kB\nMemAvailable: 8388608 kB\n");
        assertThat(levels(new MemoryCheck())).containsOnly(Level.OK);
        machine.file(file, (300L << 20) + "\n");
        assertThat(fixes(new MemoryCheck())).anyMatch(fix -> fix.contains("--memory"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"max", "9223372036854771712"})
    void aContainerWithoutALimitIsNotReported(String limit) {
        machine.file("proc/meminfo", "MemTotal: 16777216 kB\nMemAvailable: 8388608 kB\n");
        machine.file("sys/fs/cgroup/memory.max", limit + "\n");
        assertThat(look(new MemoryCheck())).noneMatch(finding -> finding.text().contains("container"));
    }

    @Test
    void aHeapThatIsTooSmallOrLargerThanTheMachineIsAWarning() {
        machine.file("proc/meminfo", "MemTotal: 2097152 kB\nMemAvailable: 2000000 kB\n");
        assertThat(levels(check(100L << 20))).contains(Level.WARNING);
        assertThat(levels(check(GIB))).containsOnly(Level.OK);
        assertThat(levels(check(3 * GIB))).contains(Level.WARNING);
    }

    @Test
    void littleFreeMemoryIsAWarning() {
        machine.file("proc/meminfo", "MemTotal: 16777216 kB\nMemAvailable: 204800 kB\n");
        assertThat(fixes(new MemoryCheck())).anyMatch(fix -> fix.contains("--max-memory"));
    }

    @Test
    void aGraphicsProcessorIsNamedEvenIfThisBuildCannotUseIt() {
        assumeShell();
        assertThat(look(new GpuCheck()))
                .singleElement()
                .extracting(Finding::level)
                .isEqualTo(Level.OK);
        machine.program("nvidia-smi", "echo 'Card 5000, 24576 MiB, 550.1'");
        assertThat(look(new GpuCheck()))
                .singleElement()
                .satisfies(finding -> assertThat(finding.text()).startsWith("Card 5000, 24576 MiB, 550.1"));
    }

    @Test
    void aDriverThatFailsIsANote() {
        assumeShell();
        machine.program("nvidia-smi", "echo no driver; exit 9");
        assertThat(levels(new GpuCheck())).containsExactly(Level.NOTE);
    }

    @Test
    void aMissingFolderForTemporaryFilesIsAWarning() {
        assertThat(levels(new DiskCheck())).doesNotContain(Level.WARNING);
        machine.property("java.io.tmpdir", root.resolve("nowhere").toString());
        assertThat(fixes(new DiskCheck())).anyMatch(fix -> fix.contains("java.io.tmpdir"));
    }

    @Test
    void anEncodingOtherThanUtf8IsAWarning() {
        machine.property("sun.jnu.encoding", "ANSI_X3.4-1968");
        assertThat(fixes(new TextCheck(console()))).anyMatch(fix -> fix.contains("LC_ALL=C.UTF-8"));
        machine.property("os.name", "Windows 11").property("sun.jnu.encoding", "Cp1252");
        assertThat(fixes(new TextCheck(console()))).anyMatch(fix -> fix.contains("region settings"));
    }

    @Test
    void everyFormatIsTriedAndEveryModelVerified() {
        assertThat(look(new FormatCheck()))
                .hasSize(7)
                .allSatisfy(finding -> assertThat(finding.level()).isIn(Level.OK, Level.NOTE))
                .anySatisfy(finding -> assertThat(finding.text()).contains("JPEG", "PNG", "TIFF", "WEBP", "BMP"))
                .anySatisfy(finding -> assertThat(finding.text()).contains("HEIC"))
                .anySatisfy(finding -> assertThat(finding.text()).isEqualTo("GIF is read"));
        assertThat(levels(new ModelCheck())).containsOnly(Level.OK);
    }

    @Test
    void aCheckThatFailsDoesNotStopTheOthers() {
        Check broken = new Check() {
            @Override
            public String topic() {
                return "broken";
            }

            @Override
            public List<Finding> look(Machine unused) throws IOException {
                throw new IOException("not readable");
            }
        };
        Examination examination = Examination.of(machine.machine(), List.of(broken, new JavaCheck()));
        assertThat(examination.findings()).anyMatch(finding -> finding.text().contains("not readable"));
        assertThat(examination.findings()).anyMatch(finding -> finding.topic().equals("Java"));
        assertThat(examination.usable()).isTrue();
    }

    @Test
    void aFailureMakesTheMachineUnusable() {
        Examination examination = new Examination(List.of(Finding.failure("models", "damaged", "install again")));
        assertThat(examination.usable()).isFalse();
        assertThat(examination.toJson().get("usable").asBoolean()).isFalse();
    }

    private MemoryCheck check(long heap) {
        machine.heap(heap);
        return new MemoryCheck();
    }

    private List<Finding> look(Check check) {
        try {
            return check.look(machine.machine());
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private List<Level> levels(Check check) {
        return look(check).stream().map(Finding::level).toList();
    }

    private List<String> fixes(Check check) {
        return look(check).stream().flatMap(finding -> finding.fix().stream()).toList();
    }

    private static Console console() {
        return new Console(
                new ByteArrayInputStream(new byte[0]),
                new ByteArrayOutputStream(),
                new ByteArrayOutputStream(),
                false,
                Verbosity.NORMAL);
    }

    private static void assumeShell() {
        Assumptions.assumeTrue(
                FileSystems.getDefault().supportedFileAttributeViews().contains("posix"),
                "skipped: programs are shell scripts here");
    }
}
