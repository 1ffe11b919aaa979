package dsgformer.cli;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.Architectures.LayeredArchitecture;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The picture in {@code ARCHITECTURE.md}, "Where things live", as a test: arrows point down only. */
class ArchitectureRulesTest {

    private static final JavaClasses PRODUCT = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dsgformer");

    /** Each package below {@code dsgformer}, bottom first, with the packages that it may use. */
    private static final Map<String, String[]> LAYERS = new LinkedHashMap<>();

    static {
        layer("io");
        layer("image", "io");
        layer("page", "io", "image");
        layer("weights", "io");
        layer("network", "io", "image", "weights");
        layer("infer", "image", "weights", "network");
        layer("parity", "image", "weights", "network");
        layer("engine", "image", "weights", "network", "parity");
        layer("onnx", "io", "image", "weights", "network");
        layer("data", "io", "image", "weights", "network");
        layer("eval", "page", "image", "weights", "network", "data");
        layer("batch", "io", "image", "weights", "network", "infer");
        layer("tensor", "image", "weights", "network");
        layer("nn", "image", "weights", "network", "tensor");
        layer("peers", "image", "weights", "network", "tensor", "nn");
        layer("model", "image", "weights", "network", "parity", "data", "tensor", "nn");
        layer("train", "page", "io", "image", "weights", "network", "infer", "data", "eval", "tensor", "nn", "model");
        layer("cli", LAYERS.keySet().toArray(String[]::new));
    }

    private static void layer(String name, String... below) {
        LAYERS.put(name, below);
    }

    /** Fails also for a class in a package without its line above. */
    @Test
    void arrowsPointDownOnly() {
        LayeredArchitecture picture = layeredArchitecture()
                .consideringOnlyDependenciesInAnyPackage("dsgformer..")
                .withOptionalLayers(true)
                .ensureAllClassesAreContainedInArchitecture();
        for (String name : LAYERS.keySet()) {
            picture = picture.layer(name).definedBy("dsgformer." + name + "..");
        }
        for (Map.Entry<String, String[]> layer : LAYERS.entrySet()) {
            String[] below = layer.getValue();
            var rule = picture.whereLayer(layer.getKey());
            picture = below.length == 0 ? rule.mayNotAccessAnyLayer() : rule.mayOnlyAccessLayers(below);
        }
        picture.check(PRODUCT);
    }

    @Test
    void packagesFormNoCycle() {
        slices().matching("dsgformer.(**)").should().beFreeOfCycles().check(PRODUCT);
    }

    /** Each can be read and deleted without the others; code that two need is in {@code dsgformer.peers} or below. */
    @Test
    void noPeerUsesAnother() {
        slices().matching("dsgformer.peers.(*)..")
                .should()
                .notDependOnEachOther()
                .check(PRODUCT);
    }

    /** So that core runs without native code, and other code uses tensors through our own type only. */
    @Test
    void tensorIsTheOnlyDoorToLibtorch() {
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
}
