package dsgformer.bench;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** Rules that {@code ArchitectureRulesTest} cannot check, because this module is above its own. */
class BenchIsALeafTest {

    private static final JavaClasses PRODUCT = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dsgformer");

    @Test
    void noOtherPackageDependsOnTheBenchmarksOrTheirLibraries() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dsgformer.bench..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("dsgformer.bench..", "ai.onnxruntime..", "org.openjdk.jmh..")
                .check(PRODUCT);
    }

    @Test
    void libtorchIsUsedOnlyThroughOurTensors() {
        noClasses()
                .that()
                .resideInAPackage("dsgformer.bench..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.bytedeco..")
                .check(PRODUCT);
    }
}
