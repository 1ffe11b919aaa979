package dsgformer.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dsgformer.network.dsgformer.DsgformerConfig;
import dsgformer.weights.Precision;
import dsgformer.weights.StateDict;
import dsgformer.weights.Weight;
import dsgformer.weights.WeightsFromNames;
import dsgformer.weights.safetensors.Safetensors;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelsTest {

    private static final DsgformerConfig CONFIG = DsgformerConfig.fromJson(
            "{\"layout\":\"restormer\",\"width\":8,\"enc\":[1,0,0,0],\"dec\":[0,0,1],\"norm\":\"biasfree\",\"bias\":false}");

    @TempDir
    private Path folder;

    private static Model model(String name) {
        return new Model(
                name,
                CONFIG,
                WeightsFromNames.of(CONFIG.shapes()),
                Map.of("license", "CC BY 4.0", "training", "GoPro"));
    }

    private Path saved(String name) throws IOException {
        Path file = folder.resolve(name + ".safetensors");
        Models.save(file, model(name), Precision.FLOAT32);
        return file;
    }

    private Path written(StateDict weights, Map<String, String> metadata) throws IOException {
        Path file = folder.resolve("written.safetensors");
        Safetensors.write(file, weights, metadata, Precision.FLOAT32);
        return file;
    }

    @Test
    void aSavedModelOpensAsItself() throws IOException {
        assertThat(Models.open(saved("street"))).isEqualTo(model("street"));
    }

    @Test
    void theFileCarriesConfigurationVersionAndChecksumBesideTheModelsOwnMetadata() throws IOException {
        Path file = saved("street");
        assertThat(Safetensors.read(file).metadata())
                .containsOnlyKeys("format_version", "config", "license", "training", "sha256")
                .containsEntry("format_version", "1")
                .containsEntry("config", CONFIG.toJson());
    }

    @Test
    void aModelMayNameItsTiles() {
        assertThat(model("any").tilePixels()).isEmpty();
        assertThat(tiled("256").tilePixels()).hasValue(256);
        for (String wrong : List.of("100", "0", "-64", "64.5", "many", "99999999999")) {
            assertThatThrownBy(() -> tiled(wrong).tilePixels())
                    .isInstanceOf(ModelException.class)
                    .hasMessageContaining("'" + wrong + "'");
        }
    }

    @Test
    void aModelMayNameTheWindowsOfItsLocalStatistics() {
        assertThat(model("any").tlcPixels()).isEmpty();
        assertThat(withMetadata("tlc_pixels", "200").tlcPixels()).hasValue(200);
        for (String wrong : List.of("100", "0", "7", "-64", "many")) {
            assertThatThrownBy(() -> withMetadata("tlc_pixels", wrong).tlcPixels())
                    .isInstanceOf(ModelException.class)
                    .hasMessageContaining("windows of '" + wrong + "' pixels");
        }
    }

    @Test
    void aModelMayNameItsMode() {
        assertThat(model("any").inference()).isEmpty();
        for (String mode : List.of("full", "tile", "tlc")) {
            assertThat(withMetadata("inference", mode).inference()).hasValue(mode);
        }
        for (String wrong : List.of("auto", "TLC", "")) {
            assertThatThrownBy(() -> withMetadata("inference", wrong).inference())
                    .isInstanceOf(ModelException.class)
                    .hasMessageContaining("'" + wrong + "'");
        }
    }

    private static Model tiled(String tile) {
        return withMetadata("tile_pixels", tile);
    }

    private static Model withMetadata(String key, String value) {
        Model model = model("named");
        return new Model("named", model.config(), model.weights(), Map.of(key, value));
    }

    @Test
    void halfPrecisionKeepsElevenBits() throws IOException {
        Path file = folder.resolve("half.safetensors");
        Models.save(file, model("half"), Precision.FLOAT16);
        StateDict read = Models.open(file).weights();
        model("half").weights().asMap().forEach((name, weight) -> {
            float[] halves = read.get(name).orElseThrow().values();
            for (int i = 0; i < halves.length; i++) {
                float value = weight.values()[i];
                // half a unit in the 11th bit; below 2^-14 halves are 2^-24 apart
                float allowed = Math.max(Math.abs(value) * 0x1p-11f, 0x1p-25f);
                assertThat(Math.abs(halves[i] - value)).isLessThanOrEqualTo(allowed);
            }
        });
    }

    @Test
    void aMissingModelIsReportedAsMissing() {
        Path file = folder.resolve("none.safetensors");
        assertThatThrownBy(() -> Models.open(file))
                .isInstanceOf(ModelException.class)
                .hasMessageStartingWith("model missing")
                .hasMessageContaining(file.toString());
    }

    @Test
    void aFolderIsNoModel() {
        assertThatThrownBy(() -> Models.open(folder))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("is a folder");
    }

    @Test
    void otherBytesAreNoModel() throws IOException {
        byte[] bytes = "\1this is not a model, though long enough for one".getBytes(StandardCharsets.US_ASCII);
        Path file = Files.write(folder.resolve("model.bin"), bytes);
        assertThatThrownBy(() -> Models.open(file))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining("is this a safetensors file?");
    }

    @Test
    void weightsWithoutConfigurationAreNoModel() throws IOException {
        Path file = written(model("x").weights(), Map.of());
        assertThatThrownBy(() -> Models.open(file))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining("no 'config'");
    }

    @Test
    void aBadConfigurationIsQuoted() throws IOException {
        Path file = written(model("x").weights(), Map.of("config", "{\"width\":7}"));
        assertThatThrownBy(() -> Models.open(file))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining("network.layout is missing");
    }

    @Test
    void weightsOfAnotherConfigurationAreRefused() throws IOException {
        Map<String, Weight> weights = new LinkedHashMap<>(model("x").weights().asMap());
        weights.put("head.bias", weights.remove("tail.weight"));
        Path file = written(StateDict.of(weights), Map.of("config", CONFIG.toJson()));
        assertThatThrownBy(() -> Models.open(file))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining("1 missing (tail.weight), 1 unexpected (head.bias)");
    }

    @Test
    void aLaterFormatIsRefusedRatherThanMisread() throws IOException {
        Path file = written(model("x").weights(), Map.of("config", CONFIG.toJson(), "format_version", "2"));
        assertThatThrownBy(() -> Models.open(file))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("format version 2");
    }

    @Test
    void aNameThatIsNotBundledIsAFile() throws IOException {
        assertThat(Models.named(saved("street").toString())).isEqualTo(model("street"));
    }

    @Test
    void aNameThatIsNeitherModelNorFileIsRefused() {
        for (String name : List.of("fastest", "not\0a path")) {
            assertThatThrownBy(() -> Models.named(name))
                    .isInstanceOf(ModelException.class)
                    .hasMessageContaining("'" + name + "' is neither a bundled model")
                    .hasMessageContaining("nor a file");
        }
    }

    @Test
    void bundledModelsAreFoundByNameAndTheFirstIsTheDefault() throws IOException {
        Path models = Files.createDirectories(folder.resolve("dsgformer/models"));
        for (String name : List.of("fast", "fine")) {
            Models.save(models.resolve(name + ".safetensors"), model(name), Precision.FLOAT32);
        }
        Files.writeString(models.resolve("index.txt"), "fast\nfine\n");
        try (URLClassLoader classPath =
                new URLClassLoader(new URL[] {folder.toUri().toURL()}, null)) {
            BundledModels bundled = new BundledModels(classPath);
            assertThat(bundled.names()).containsExactly("fast", "fine");
            assertThat(bundled.standard()).isEqualTo(model("fast"));
            assertThat(bundled.named("fine")).isEqualTo(model("fine"));
            assertThatThrownBy(() -> bundled.named("best"))
                    .isInstanceOf(ModelException.class)
                    .hasMessageContaining("there is fast, fine");
        }
    }

    @Test
    void withoutBundledModelsTheMessageSuggestsAFile() throws IOException {
        try (URLClassLoader empty = new URLClassLoader(new URL[0], null)) {
            BundledModels bundled = new BundledModels(empty);
            assertThat(bundled.names()).isEmpty();
            assertThatThrownBy(bundled::standard)
                    .isInstanceOf(ModelException.class)
                    .hasMessageContaining("-n FILE");
            assertThatThrownBy(() -> bundled.named("x")).hasMessageContaining("there is none");
        }
    }
}
