package dsgformer.cli;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The picture in {@code ARCHITECTURE.md}, "Where things live", as a test. {@code architecture.txt} lists every package with those
 * that it may use.
 */
class ArchitectureRulesTest {

    private static final int MOST_LINES = 350;

    /** Tensor has a short method for each of libtorch's operations. */
    private static final Set<String> LONGER_FILES = Set.of("Tensor.java");

    private static final int MOST_FILES = 31;
    private static final int CROWDED = 25;
    private static final int MOST_CROWDED_PACKAGES = 3;
    private static final int LARGEST_KNOT = 5;
    private static final double LARGEST_MODULE = 0.30;

    private static final JavaClasses PRODUCT = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dsgformer");

    private static final SourceTree SOURCES = SourceTree.ofThisProject();

    @Test
    void everyPackageUsesWhatItMayAndMayUseWhatItUses() throws IOException {
        assertThat(used()).isEqualTo(permitted());
    }

    @Test
    void packagesFormNoCycle() {
        slices().matching("dsgformer.(**)").should().beFreeOfCycles().check(PRODUCT);
    }

    @Test
    void noMoreThanFiveClassesNeedEachOther() {
        assertThat(Knots.of(classGraph())).allSatisfy(knot -> assertThat(knot).hasSizeLessThanOrEqualTo(LARGEST_KNOT));
    }

    @Test
    void noFileIsLong() throws IOException {
        assertThat(SOURCES.filesOfMoreLinesThan(MOST_LINES)).isEqualTo(LONGER_FILES);
    }

    @Test
    void noPackageIsCrowded() throws IOException {
        Map<String, Integer> files = SOURCES.filesByPackage();
        assertThat(files).allSatisfy((name, count) -> assertThat(count).isLessThanOrEqualTo(MOST_FILES));
        assertThat(files.values().stream().filter(count -> count > CROWDED).count())
                .isLessThanOrEqualTo(MOST_CROWDED_PACKAGES);
    }

    @Test
    void noModuleIsMostOfTheProduct() throws IOException {
        Map<String, Integer> lines = SOURCES.linesByModule();
        int all = lines.values().stream().mapToInt(Integer::intValue).sum();
        assertThat(lines)
                .allSatisfy((name, count) -> assertThat((double) count / all).isLessThanOrEqualTo(LARGEST_MODULE));
    }

    @Test
    void everyPackageHasAPackageInfo() throws IOException {
        assertThat(SOURCES.packagesWithoutInfo()).isEmpty();
    }

    /** All others read and write photos through {@code dsgformer.photo.file}. */
    @Test
    void onlyThePhotoFilesEnterTheCodecs() {
        noClasses()
                .that()
                .resideOutsideOfPackages("dsgformer.photo.file..", "dsgformer.photo.codec..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("dsgformer.photo.codec..")
                .check(PRODUCT);
    }

    /** So that a command can be read, and thrown out, without the others. */
    @Test
    void noCommandKnowsAnother() {
        Set<String> shared = Set.of("run", "options", "settings");
        slices().matching("dsgformer.cli.(*)..")
                .should()
                .notDependOnEachOther()
                .ignoreDependency(
                        DescribedPredicate.alwaysTrue(),
                        DescribedPredicate.describe(
                                "shared by the commands",
                                (JavaClass c) -> shared.stream()
                                        .anyMatch(name -> c.getPackageName().equals("dsgformer.cli." + name))))
                .check(PRODUCT);
    }

    /** So that one can be read, and thrown out, without the others; what two need is in {@code dsgformer.peers} or below. */
    @Test
    void noPeerKnowsAnother() {
        slices().matching("dsgformer.peers.(*)..")
                .should()
                .notDependOnEachOther()
                .check(PRODUCT);
    }

    /** So that core, and all code that reads tensors through our own type, runs without native code. */
    @Test
    void onlyTensorUsesLibtorch() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dsgformer.tensor..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.bytedeco..")
                .check(PRODUCT);
    }

    @Test
    void onlyTheCommandWritesToTheConsole() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dsgformer.cli..")
                .should(ACCESS_STANDARD_STREAMS)
                .check(PRODUCT);
    }

    @Test
    void namesSayWhatAThingIs() {
        classes()
                .should()
                .haveNameNotMatching(".*(Util|Utils|Helper|Helpers|Manager|Common|Misc)(\\$.*)?")
                .check(PRODUCT);
    }

    @Test
    void noStateIsShared() {
        fields().that().areStatic().should().beFinal().check(PRODUCT);
    }

    /** From {@code architecture.txt}: a package, then those it may use, all without {@code dsgformer.}. */
    private static Map<String, Set<String>> permitted() throws IOException {
        try (InputStream in = ArchitectureRulesTest.class.getResourceAsStream("architecture.txt")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .map(line -> List.of(line.split("\\s+")))
                    .collect(Collectors.toMap(
                            words -> words.get(0),
                            words -> new TreeSet<>(words.subList(1, words.size())),
                            (a, b) -> {
                                throw new IllegalStateException("a package stands twice in architecture.txt");
                            },
                            TreeMap::new));
        }
    }

    private static Map<String, Set<String>> used() {
        Map<String, Set<String>> uses = new TreeMap<>();
        for (JavaClass each : PRODUCT) {
            Set<String> of = uses.computeIfAbsent(packageOf(each), name -> new TreeSet<>());
            for (Dependency dependency : each.getDirectDependenciesFromSelf()) {
                JavaClass target = dependency.getTargetClass().getBaseComponentType();
                if (target.getPackageName().startsWith("dsgformer")
                        && !packageOf(target).equals(packageOf(each))) {
                    of.add(packageOf(target));
                }
            }
        }
        return uses;
    }

    private static String packageOf(JavaClass type) {
        return type.getPackageName().replaceFirst("^dsgformer\\.", "");
    }

    private static Map<String, Set<String>> classGraph() {
        Map<String, Set<String>> graph = new TreeMap<>();
        for (JavaClass each : PRODUCT) {
            Set<String> of = graph.computeIfAbsent(file(each), name -> new TreeSet<>());
            for (Dependency dependency : each.getDirectDependenciesFromSelf()) {
                JavaClass target = dependency.getTargetClass().getBaseComponentType();
                if (target.getPackageName().startsWith("dsgformer")
                        && !file(target).equals(file(each))) {
                    of.add(file(target));
                }
            }
        }
        return graph;
    }

    private static String file(JavaClass type) {
        return type.getName().replaceFirst("\\$.*", "");
    }

    /** The modules' main sources, which lie beside this module's folder. */
    private record SourceTree(List<Path> modules) {

        static SourceTree ofThisProject() {
            try (Stream<Path> beside = Files.list(Path.of("").toAbsolutePath().getParent())) {
                SourceTree tree =
                        new SourceTree(beside.filter(folder -> Files.isDirectory(folder.resolve("src/main/java")))
                                .sorted()
                                .toList());
                assertThat(tree.names())
                        .as("modules beside the working directory, which has to be that of module cli")
                        .contains("photo", "core", "torch", "lab", "cli", "bench", "server");
                return tree;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private List<String> names() {
            return modules.stream()
                    .map(module -> module.getFileName().toString())
                    .toList();
        }

        Set<String> filesOfMoreLinesThan(int lines) throws IOException {
            Set<String> longer = new TreeSet<>();
            for (Path source : sources()) {
                if (Files.readAllLines(source).size() > lines) {
                    longer.add(source.getFileName().toString());
                }
            }
            return longer;
        }

        Map<String, Integer> filesByPackage() throws IOException {
            Map<String, Integer> counts = new TreeMap<>();
            for (Path source : sources()) {
                if (!source.endsWith("package-info.java")) {
                    counts.merge(source.getParent().toString(), 1, Integer::sum);
                }
            }
            return counts;
        }

        List<Path> packagesWithoutInfo() throws IOException {
            return sources().stream()
                    .map(Path::getParent)
                    .distinct()
                    .filter(folder -> !Files.exists(folder.resolve("package-info.java")))
                    .toList();
        }

        Map<String, Integer> linesByModule() throws IOException {
            Map<String, Integer> lines = new TreeMap<>();
            for (Path module : modules) {
                int count = 0;
                for (Path source : sources(module)) {
                    count += Files.readAllLines(source).size();
                }
                lines.put(module.getFileName().toString(), count);
            }
            return lines;
        }

        private List<Path> sources() throws IOException {
            List<Path> all = new ArrayList<>();
            for (Path module : modules) {
                all.addAll(sources(module));
            }
            return all;
        }

        private static List<Path> sources(Path module) throws IOException {
            try (Stream<Path> files = Files.walk(module.resolve("src/main/java"))) {
                return files.filter(file -> file.toString().endsWith(".java")).toList();
            }
        }
    }
}
