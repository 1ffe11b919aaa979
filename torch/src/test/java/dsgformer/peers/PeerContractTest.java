package dsgformer.peers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dsgformer.network.Model;
import dsgformer.network.ModelException;
import dsgformer.network.Models;
import dsgformer.network.NetworkConfig;
import dsgformer.network.NetworkFamilies;
import dsgformer.network.NetworkFamily;
import dsgformer.network.RestorationNetwork;
import dsgformer.network.SizeRule;
import dsgformer.nn.Parameters;
import dsgformer.parity.ParityCase;
import dsgformer.parity.ParityResult;
import dsgformer.picture.Planes;
import dsgformer.tensor.Gradients;
import dsgformer.tensor.Scope;
import dsgformer.tensor.ShapeMismatchException;
import dsgformer.tensor.Tensors;
import dsgformer.torch.TorchLiteralProvider;
import dsgformer.torch.TorchParity;
import dsgformer.torch.TorchProvider;
import dsgformer.weights.Precision;
import dsgformer.weights.Shape;
import dsgformer.weights.StateDict;
import dsgformer.weights.Weight;
import dsgformer.weights.WeightsFromNames;
import dsgformer.weights.safetensors.Safetensors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The contract of every network that DSGformer is compared with: a new one adds its line to {@link SmallNetworks} and
 * must pass the same tests. The references in the resources are outputs of the published networks on weights from
 * names.
 */
class PeerContractTest {

    private static final Path REFERENCES = Path.of("src/test/resources/parity/peers");
    private static final Path SHARED_REFERENCES = Path.of("../../shared/parity/peers");

    @TempDir
    private Path folder;

    /** All families except DSGformer. */
    static Stream<Named<NetworkFamily>> families() {
        return NetworkFamilies.all().stream()
                .filter(family -> !family.isDefault())
                .map(family -> Named.of(family.name(), family));
    }

    @Test
    void everyFamilyHasOneSmallNetwork() {
        assertThat(SmallNetworks.all()
                        .map(json -> NetworkFamilies.fromJson(json).family()))
                .as("SmallNetworks has one of each family")
                .containsExactlyInAnyOrderElementsOf(
                        families().map(Named::getName).toList());
    }

    @ParameterizedTest
    @CsvSource({
        "restormer, 26126644",
        "nafnet-64, 67888835",
        "nafnet-32, 17111907",
        "fftformer, 16560474",
        "mprnet, 20127073"
    })
    void sizesHaveTheirPublishedNumberOfParametersToTheDigit(String size, long parameters) {
        assertThat(NetworkFamilies.sizes().get(size).parameterCount()).isEqualTo(parameters);
    }

    /** Of convolutions, as publications count. */
    @ParameterizedTest
    @CsvSource({"restormer, 140.99", "nafnet-64, 63.05", "fftformer, 131.42"})
    void multiplicationsAreThosePublished(String size, double gmacs) {
        assertThat(NetworkFamilies.sizes().get(size).macs(256, 256) / 1e9).isCloseTo(gmacs, within(0.005 * gmacs));
    }

    @ParameterizedTest
    @MethodSource("families")
    void namesAndShapesAreThePublishedOnes(NetworkFamily family) throws IOException {
        assertThat(usual(family).shapes()).containsExactlyInAnyOrderEntriesOf(published(family));
    }

    @ParameterizedTest
    @MethodSource("families")
    void aStateDictIsRecognizedByItsOwnFamilyAndByNoOther(NetworkFamily family) throws IOException {
        Map<String, Shape> shapes = published(family);
        assertThat(NetworkFamilies.all())
                .filteredOn(any -> any.detect(shapes).isPresent())
                .extracting(NetworkFamily::name)
                .containsExactly(family.name());
        assertThat(NetworkFamilies.detect(shapes)).contains(usual(family));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "network-literal",
                "network-restormer",
                "preset-paper",
                "preset-paper-restormer",
                "preset-small",
                "preset-tiny"
            })
    void aStateDictOfDsgformerIsRecognizedByDsgformerAndByNoOther(String name) throws IOException {
        Map<String, Shape> shapes = listing(Path.of("../core/src/test/resources/parity", name + ".state_dict.json"));
        assertThat(NetworkFamilies.all())
                .filteredOn(family -> family.detect(shapes).isPresent())
                .extracting(NetworkFamily::name)
                .containsExactly("dsgformer");
        assertThat(NetworkFamilies.detect(shapes).orElseThrow().shapes()).isEqualTo(shapes);
    }

    @ParameterizedTest
    @MethodSource("families")
    void outputsAgreeWithThePublishedNetwork(NetworkFamily family) throws IOException {
        Path file = REFERENCES.resolve(family.name() + ".safetensors");
        Path reference = Files.exists(file) ? file : SHARED_REFERENCES.resolve(file.getFileName());
        assumeTrue(Files.exists(reference), "skipped: no reference " + reference);
        ParityResult result = ParityResult.of(ParityCase.read(reference).orElseThrow(), new TorchParity());
        assertThat(result.error()).isLessThanOrEqualTo(ParityResult.TOLERANCE_OF_PUBLISHED);
    }

    @ParameterizedTest
    @MethodSource("dsgformer.peers.SmallNetworks#all")
    void aConfigurationIsReadBackFromItsJson(String json) {
        NetworkConfig config = NetworkFamilies.fromJson(json);
        assertThat(NetworkFamilies.fromJson(config.toJson())).isEqualTo(config);
    }

    @ParameterizedTest
    @MethodSource("dsgformer.peers.SmallNetworks#all")
    void aFileWithoutConfigurationIsRecognizedAndSavedWithOne(String json) throws IOException {
        NetworkConfig config = NetworkFamilies.fromJson(json);
        StateDict weights = WeightsFromNames.of(config.shapes());
        Path bare = folder.resolve("bare.safetensors");
        Safetensors.write(bare, weights, Map.of(), Precision.FLOAT32);
        Model opened = Models.open(bare);
        assertThat(opened.config().shapes()).isEqualTo(config.shapes());
        assertThat(opened.weights()).isEqualTo(weights);
        Path saved = folder.resolve("saved.safetensors");
        Models.save(saved, opened, Precision.FLOAT32);
        assertThat(Models.open(saved).config()).isEqualTo(opened.config());
    }

    @ParameterizedTest
    @MethodSource("dsgformer.peers.SmallNetworks#all")
    void aFileThatLacksAWeightIsRecognizedAndTheErrorNamesTheWeight(String json) throws IOException {
        NetworkConfig config = NetworkFamilies.fromJson(json);
        Map<String, Weight> weights =
                new LinkedHashMap<>(WeightsFromNames.of(config.shapes()).asMap());
        List<String> names = List.copyOf(weights.keySet());
        weights.remove(names.get(names.size() - 1));
        Path file = folder.resolve("incomplete.safetensors");
        Safetensors.write(file, StateDict.of(weights), Map.of(), Precision.FLOAT32);
        assertThatThrownBy(() -> Models.open(file))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("1 missing (" + names.get(names.size() - 1) + ")");
    }

    /** The rule is correct: allowed sizes run; and minimal: other sizes throw {@link ShapeMismatchException}. */
    @ParameterizedTest
    @MethodSource("dsgformer.peers.SmallNetworks#all")
    void theSizesThatTheRuleAllowsRunAndOthersDoNot(String json) {
        NetworkConfig config = NetworkFamilies.fromJson(json);
        SizeRule rule = config.sizes();
        Model model = new Model("small", config, WeightsFromNames.of(config.shapes(), 0.5), Map.of());
        try (RestorationNetwork network = new TorchProvider().open(model, "cpu", 1)) {
            Planes picture = picture(rule.least(), rule.least() + rule.unit());
            Planes restored = network.restore(picture);
            assertThat(restored.height()).isEqualTo(picture.height());
            assertThat(restored.width()).isEqualTo(picture.width());
            for (float value : restored.values()) {
                assertThat(Float.isFinite(value)).isTrue();
            }
            if (rule.unit() > 1) {
                assertThatThrownBy(() -> network.restore(picture(rule.least(), rule.least() + rule.unit() / 2)))
                        .isInstanceOf(ShapeMismatchException.class);
            }
            if (rule.least() > rule.unit()) {
                assertThatThrownBy(() -> network.restore(picture(rule.least() - rule.unit(), rule.least())))
                        .isInstanceOf(ShapeMismatchException.class);
            }
        }
    }

    /** The engine adds only memory layout and range. Rounding: float, over up to a hundred layers. */
    @ParameterizedTest
    @MethodSource("dsgformer.peers.SmallNetworks#all")
    void theEngineGivesTheSameAsTheLayersOnPlainPlanes(String json) {
        PeerConfig config = (PeerConfig) NetworkFamilies.fromJson(json);
        int least = config.sizes().roundedUp(32);
        Planes picture = picture(least, least + config.sizes().unit());
        StateDict weights = WeightsFromNames.of(config.shapes(), 0.5);
        float[] plain;
        try (Parameters parameters = Parameters.of(weights)) {
            plain = Gradients.off(() -> Scope.compute(() -> config.network(parameters.root())
                    .forward(Tensors.of(picture.values(), 1, 3, picture.height(), picture.width())
                            .add(config.pixelOffset()))
                    .add(-config.pixelOffset())
                    .toFloats()));
        }
        assertThat(largestDifference(restored(config, picture), plain)).isLessThan(1e-4);
        Model model = new Model("plain", config, weights, Map.of());
        try (RestorationNetwork network = new TorchLiteralProvider().open(model, "cpu", 1)) {
            assertThat(largestDifference(network.restore(picture).values(), plain))
                    .isLessThan(1e-4);
        }
    }

    /** A window that covers the picture changes nothing, a smaller one does. */
    @ParameterizedTest
    @MethodSource("dsgformer.peers.SmallNetworks#local")
    void localStatisticsEqualGlobalOnesIfAWindowCoversThePicture(String json) {
        PeerConfig config = (PeerConfig) NetworkFamilies.fromJson(json);
        Planes picture = picture(64, 96);
        PeerConfig global = config.localized(0).orElseThrow();
        float[] whole = restored(global, picture);
        assertThat(largestDifference(restored(config.localized(192).orElseThrow(), picture), whole))
                .isLessThan(1e-5);
        assertThat(largestDifference(restored(config.localized(32).orElseThrow(), picture), whole))
                .isGreaterThan(1e-5);
    }

    /** A window given per picture has the same effect as a configuration with that window. */
    @ParameterizedTest
    @MethodSource("dsgformer.peers.SmallNetworks#local")
    void theEngineTakesStatisticsOverTheRequestedWindows(String json) {
        PeerConfig config = (PeerConfig) NetworkFamilies.fromJson(json);
        Planes picture = picture(64, 96);
        Model model = new Model("local", config, WeightsFromNames.of(config.shapes(), 0.5), Map.of());
        try (RestorationNetwork network = new TorchProvider().open(model, "cpu", 1)) {
            assertThat(network.supportsLocal()).isTrue();
            for (int window : new int[] {8, 32, 192}) {
                assertThat(network.restoreLocally(picture, window).values())
                        .as("window of %d", window)
                        .isEqualTo(restored(config.localized(window).orElseThrow(), picture));
            }
            assertThat(largestDifference(
                            network.restoreLocally(picture, 8).values(),
                            restored(config.localized(0).orElseThrow(), picture)))
                    .isGreaterThan(1e-5);
        }
    }

    @ParameterizedTest
    @MethodSource("dsgformer.peers.SmallNetworks#global")
    void aNetworkWithoutLocalStatisticsThrowsUnsupportedOperationException(String json) {
        NetworkConfig config = NetworkFamilies.fromJson(json);
        Model model = new Model("global", config, WeightsFromNames.of(config.shapes(), 0.5), Map.of());
        try (RestorationNetwork network = new TorchProvider().open(model, "cpu", 1)) {
            assertThat(network.supportsLocal()).isFalse();
            assertThatThrownBy(() -> network.restoreLocally(picture(256, 256), 384))
                    .isInstanceOf(UnsupportedOperationException.class)
                    .hasMessageContaining("384");
        }
    }

    private static float[] restored(NetworkConfig config, Planes picture) {
        Model model = new Model("local", config, WeightsFromNames.of(config.shapes(), 0.5), Map.of());
        try (RestorationNetwork network = new TorchProvider().open(model, "cpu", 1)) {
            return network.restore(picture).values();
        }
    }

    private static double largestDifference(float[] a, float[] b) {
        double largest = 0;
        for (int i = 0; i < a.length; i++) {
            largest = Math.max(largest, Math.abs(a[i] - b[i]));
        }
        return largest;
    }

    private static Planes picture(int height, int width) {
        Planes picture = Planes.of(3, height, width);
        for (int i = 0; i < picture.values().length; i++) {
            picture.values()[i] = (i * 37 % 101) / 101f;
        }
        return picture;
    }

    /** The size that the family's name means. */
    private static NetworkConfig usual(NetworkFamily family) {
        return family.sizes().values().iterator().next();
    }

    private static Map<String, Shape> published(NetworkFamily family) throws IOException {
        return listing(REFERENCES.resolve(family.name() + ".state_dict.json"));
    }

    private static Map<String, Shape> listing(Path file) throws IOException {
        Map<String, Shape> shapes = new LinkedHashMap<>();
        new JsonMapper()
                .readValue(Files.readAllBytes(file), new TypeReference<LinkedHashMap<String, List<Integer>>>() {})
                .forEach((name, axes) -> shapes.put(name, new Shape(axes)));
        return shapes;
    }
}
