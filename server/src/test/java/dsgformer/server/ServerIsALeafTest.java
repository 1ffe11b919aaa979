package dsgformer.server;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** Rules that {@code ArchitectureRulesTest} cannot check, because this module is above its own. */
class ServerIsALeafTest {

    private static final String[] LIBRARIES = {"io.javalin..", "org.eclipse.jetty..", "io.micrometer..", "jakarta.."};

    private static final JavaClasses PRODUCT = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dsgformer");

    @Test
    void noOtherPackageDependsOnTheServerOrItsLibraries() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dsgformer.server..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("dsgformer.server..")
                .orShould()
                .dependOnClassesThat()
                .resideInAnyPackage(LIBRARIES)
                .check(PRODUCT);
    }

    @Test
    void arrowsPointDownOnly() {
        layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("command")
                .definedBy("dsgformer.server")
                .layer("api")
                .definedBy("dsgformer.server.api")
                .layer("jobs")
                .definedBy("dsgformer.server.jobs")
                .layer("upload")
                .definedBy("dsgformer.server.upload")
                .layer("photos")
                .definedBy("dsgformer.server.photos")
                .layer("security")
                .definedBy("dsgformer.server.security")
                .layer("problem")
                .definedBy("dsgformer.server.problem")
                .whereLayer("command")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("api")
                .mayOnlyBeAccessedByLayers("command")
                .whereLayer("jobs")
                .mayOnlyBeAccessedByLayers("command", "api")
                .whereLayer("upload")
                .mayOnlyBeAccessedByLayers("command", "api", "jobs")
                .whereLayer("photos")
                .mayOnlyBeAccessedByLayers("command", "api", "jobs")
                .whereLayer("security")
                .mayOnlyBeAccessedByLayers("command", "api")
                .check(PRODUCT);
        slices().matching("dsgformer.server.(*)..").should().beFreeOfCycles().check(PRODUCT);
    }

    /** So that what a photo, a job and a key are can be read without HTTP. The upload parses forms with Jetty's parser. */
    @Test
    void onlyTheInterfaceKnowsTheHttpServer() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        "dsgformer.server",
                        "dsgformer.server.jobs",
                        "dsgformer.server.photos",
                        "dsgformer.server.problem",
                        "dsgformer.server.security")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(LIBRARIES)
                .check(PRODUCT);
        noClasses()
                .that()
                .resideInAPackage("dsgformer.server.upload")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.javalin..", "io.micrometer..", "jakarta..")
                .check(PRODUCT);
    }

    @Test
    void theHouseRulesHoldHereToo() {
        fields().that().areStatic().should().beFinal().check(PRODUCT);
        classes()
                .should()
                .haveNameNotMatching(".*(Util|Utils|Helper|Helpers|Manager|Common|Misc)(\\$.*)?")
                .check(PRODUCT);
        noClasses()
                .that()
                .resideInAPackage("dsgformer.server..")
                .should(ACCESS_STANDARD_STREAMS)
                .check(PRODUCT);
    }
}
