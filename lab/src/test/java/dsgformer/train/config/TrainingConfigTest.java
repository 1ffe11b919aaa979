package dsgformer.train.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dsgformer.data.blur.BlurLight;
import dsgformer.data.blur.BlurRecipe;
import dsgformer.network.InvalidConfigException;
import dsgformer.network.NetworkConfig;
import dsgformer.network.dsgformer.DsgformerConfig;
import dsgformer.network.dsgformer.Preset;
import dsgformer.tensor.Device;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TrainingConfigTest {

    private static final String LEAST = """
            network: {preset: tiny}
            data: {pairs: [pairs, ../more]}
            schedule: {epochs: 300}
            output: {folder: run}
            """;

    @TempDir
    private Path folder;

    private TrainingConfig read(String yaml, Map<String, String> overrides) throws IOException {
        return TrainingConfig.read(Files.writeString(folder.resolve("train.yaml"), yaml), overrides);
    }

    private TrainingConfig with(String key, String value) throws IOException {
        return read(LEAST, Map.of(key, value));
    }

    private void assertRefused(String key, String value, String... words) {
        assertThatThrownBy(() -> with(key, value))
                .isInstanceOf(InvalidConfigException.class)
                .hasMessageContaining("train.yaml")
                .hasMessageContaining(key)
                .hasMessageContainingAll(words);
    }

    @Test
    void absentKeysHaveThePapersDefaults() throws IOException {
        TrainingConfig config = read(LEAST, Map.of());
        assertThat(config.network()).isEqualTo(Preset.TINY.config());
        assertThat(config.batch()).isEqualTo(8);
        assertThat(config.crop()).isEqualTo(256);
        assertThat(config.budget()).isEqualTo(new Budget.Epochs(300));
        assertThat(config.warmup()).isEqualTo(1);
        assertThat(config.optimizer())
                .isEqualTo(new TrainingConfig.Optimizer(2e-4, 1e-6, 0.9, 0.999, 1e-8, 1e-4, 0.01, 1));
        assertThat(config.data().sampling()).isEqualTo(TrainingConfig.Sampling.UNIFORM);
        assertThat(config.data().realShare()).isEqualTo(1);
        assertThat(config.ema()).isZero();
        assertThat(config.init()).isEmpty();
        assertThat(config.workers(Device.CPU))
                .isEqualTo(Math.min(Runtime.getRuntime().availableProcessors(), config.batch()));
        assertThat(config.output().keep()).isEqualTo(3);
    }

    @Test
    void pathsAreRelativeToTheFile() throws IOException {
        TrainingConfig config = read(LEAST + "init: old/model.safetensors\n", Map.of());
        assertThat(config.data().pairs()).containsExactly(folder.resolve("pairs"), folder.resolveSibling("more"));
        assertThat(config.output().folder()).isEqualTo(folder.resolve("run"));
        assertThat(config.init()).contains(folder.resolve("old/model.safetensors"));
    }

    @Test
    void pathsOfOverridesAreRelativeToTheWorkingDirectory() throws IOException {
        Path here = Path.of("").toAbsolutePath();
        TrainingConfig config = read(
                LEAST,
                Map.of("init", "old.safetensors", "output", "{folder: elsewhere}", "data.photos", "[a, /b, ../c]"));
        assertThat(config.init()).contains(here.resolve("old.safetensors"));
        assertThat(config.output().folder()).isEqualTo(here.resolve("elsewhere"));
        assertThat(config.data().photos()).containsExactly(here.resolve("a"), Path.of("/b"), here.resolveSibling("c"));
        assertThat(config.data().pairs()).containsExactly(folder.resolve("pairs"), folder.resolveSibling("more"));
    }

    @Test
    void overridesReplaceTheFilesValues() throws IOException {
        TrainingConfig config = read(
                LEAST,
                Map.of("schedule.epochs", "7", "data.pairs", "[/elsewhere]", "optimizer.clip", "0", "seed", "42"));
        assertThat(config.budget()).isEqualTo(new Budget.Epochs(7));
        assertThat(config.data().pairs()).containsExactly(Path.of("/elsewhere"));
        assertThat(config.optimizer().clip()).isZero();
        assertThat(config.seed()).isEqualTo(42);
        assertThat(config.yaml()).contains("epochs: 7").contains("seed: 42");
    }

    /** An epoch is a pass over pairs; with photographs, crops are chosen by detail. */
    @Test
    void uniformSamplingIsForPairsAlone() throws IOException {
        assertThat(with("data.photos", "[photos]").data().sampling()).isEqualTo(TrainingConfig.Sampling.DETAIL);
        assertThatThrownBy(() -> read(LEAST, Map.of("data.photos", "[photos]", "data.sampling", "uniform")))
                .isInstanceOf(InvalidConfigException.class)
                .hasMessageContaining("data.sampling must be detail");
    }

    @Test
    void foldersOfPairsMayHaveWeights() throws IOException {
        TrainingConfig.Data data = with("data.weights", "[2, 0.5]").data();
        assertThat(data.weights()).containsExactly(2.0, 0.5);
        assertThat(data.sampling()).isEqualTo(TrainingConfig.Sampling.DETAIL);
        assertRefused("data.weights", "[1]", "a number for each of the 2 folders");
        assertRefused("data.weights", "[0, 0]", "not all 0");
        assertRefused("data.weights", "[1, -1]", "numbers from 0");
        assertRefused("data.weights", "[1, x]", "data.weights[1] must be a number, got \"x\"");
        assertThatThrownBy(() -> read(LEAST, Map.of("data.weights", "[1, 2]", "data.sampling", "uniform")))
                .isInstanceOf(InvalidConfigException.class)
                .hasMessageContaining("every pair comes once an epoch");
    }

    @Test
    void aWorkerHasAtLeastOneCrop() throws IOException {
        assertThat(read(LEAST, Map.of("workers", "5", "data.batch", "3")).workers(Device.CPU))
                .isEqualTo(3);
        assertThat(read(LEAST, Map.of("workers", "2", "data.batch", "3")).workers(Device.CPU))
                .isEqualTo(2);
    }

    @Test
    void aNetworkMayBeSpelledOut() throws IOException {
        String yaml = LEAST.replace(
                "{preset: tiny}",
                "{layout: restormer, width: 4, enc: [1, 1, 1, 1], dec: [1, 1, 1], norm: biasfree, bias: false}");
        assertThat(read(yaml, Map.of()).network())
                .isInstanceOfSatisfying(
                        DsgformerConfig.class, ours -> assertThat(ours.width()).isEqualTo(4));
        assertThatThrownBy(() -> read(yaml, Map.of("network.width", "5")))
                .isInstanceOf(InvalidConfigException.class)
                .hasMessageContaining("train.yaml")
                .hasMessageContaining("network.width must be an even number");
    }

    @Test
    void anotherNetworkIsGivenByTypeAndSizeOrByItsFields() throws IOException {
        assertThat(network("{type: convir, size: S}"))
                .isEqualTo(network("{preset: convir-s}"))
                .isEqualTo(network("{type: convir, blocks: 4}"))
                .isNotEqualTo(network("{type: convir}"));
        assertThat(network("{type: nafnet, size: nafnet-32, window: 0}"))
                .isEqualTo(network("{type: nafnet, width: 32, window: 0}"));
        assertThatThrownBy(() -> network("{type: convir, size: XL}"))
                .isInstanceOf(InvalidConfigException.class)
                .hasMessageContaining("train.yaml")
                .hasMessageContaining("network.size of convir must be one of convir-l, convir-b, convir-s, got XL");
        assertThatThrownBy(() -> network("{type: convnet}"))
                .isInstanceOf(InvalidConfigException.class)
                .hasMessageContaining("network.type must be one of dsgformer, ");
    }

    private NetworkConfig network(String spelled) throws IOException {
        return read(LEAST.replace("{preset: tiny}", spelled), Map.of()).network();
    }

    @Test
    void cropsMayHaveAnySizeTheNetworkTakes() throws IOException {
        String restormer = LEAST.replace("{preset: tiny}", "{type: restormer}");
        assertThat(read(restormer, Map.of("data.crop", "40")).crop()).isEqualTo(40);
    }

    @Test
    void cropsOfASizeTheNetworkCannotTakeAreRejected() {
        assertThatThrownBy(() -> read(LEAST.replace("{preset: tiny}", "{type: convir}"), Map.of("data.crop", "192")))
                .isInstanceOf(InvalidConfigException.class)
                .hasMessageContaining(
                        "data.crop must be a size that the network takes, multiples of 32 from 256, got 192");
    }

    @ParameterizedTest
    @ValueSource(strings = {"colour", "data.crops", "schedule.epoch", "network.width", "validation.folder"})
    void anUnknownKeyIsReportedWithTheKnownKeys(String key) {
        assertRefused(key, "1", "unknown key " + key, "known here: ");
    }

    @ParameterizedTest
    @CsvSource({"data.crops, crop", "schedule.epoch, epochs", "data.realShare, real_share", "optimiser, optimizer"})
    void theClosestKnownKeyIsSuggestedForAnUnknownOne(String key, String meant) {
        assertThatThrownBy(() -> with(key, "1"))
                .isInstanceOf(InvalidConfigException.class)
                .hasMessageContaining("train.yaml: unknown key " + key + "; known here: ")
                .hasMessageEndingWith("; did you mean " + meant + "?");
    }

    @Test
    void blurIsAsItAlwaysWasUntilSwitchesAreSet() throws IOException {
        assertThat(with("data.photos", "[photos]").data().blur()).isEqualTo(BlurRecipe.defaults());
        BlurRecipe recipe = with("data.blur", "{light: linear, highlights: 0.2, long_paths: 0.1, motion: [2, 50]}")
                .data()
                .blur();
        assertThat(recipe.light()).isEqualTo(BlurLight.LINEAR);
        assertThat(recipe.effects().highlights()).isEqualTo(0.2);
        assertThat(recipe.effects().longPaths()).isEqualTo(0.1);
        assertThat(recipe.camera().mostMotion()).isEqualTo(50);
        assertThat(recipe.movingShare()).isEqualTo(BlurRecipe.defaults().movingShare());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{layers: 1.5} | the share with near layers",
                "{motion: [2, 90]} | the most motion",
                "{motion: [2]} | motion of synthetic blur is [least, most]"
            })
    void aBlurThatCannotBeMadeIsRefused(String blur, String reason) {
        assertRefused("data.blur", blur, "data.blur must be a recipe that can be made (", reason);
        assertRefused("data.blur.highlight", "1", "unknown key data.blur.highlight", "did you mean highlights");
    }

    /** The file's own text: the path is not resolved, the number not rounded. */
    @Test
    void messagesQuoteTheValueAsWrittenInTheFile() {
        assertRefused("init", "[a, b]", "init must be text, got [\"a\",\"b\"]");
        assertRefused("schedule.rate", "3", "a number from 0.0 to 1.0, got 3");
        assertRefused(
                "data.stages",
                "[{from: 0}, {from: 0.5, crop: 65}]",
                "data.stages[1].crop must be a size that the network takes, multiples of 64, got 65");
    }

    /** A number in quotes is text, and types are not converted. */
    @ParameterizedTest
    @CsvSource({
        "data.batch, '''8''', a whole number",
        "data.batch, 8.0, a whole number",
        "schedule.rate, '''1''', a number",
        "compute.checkpointing, 1, true or false",
        "compute.checkpointing, '''true''', true or false",
        "output.folder, true, text"
    })
    void aValueOfTheWrongTypeIsRejected(String key, String value, String need) {
        assertRefused(key, value, " must be " + need + ", got ");
    }

    @ParameterizedTest
    @CsvSource({
        "data.batch, 0, a whole number from 1 to 4096",
        "data.batch, 1.5, a whole number",
        "data.batch, 18446744073709551617, a whole number",
        "data.batch, eight, a whole number",
        "data.crop, 0, a whole number from 1 to 4096",
        "data.crop, 100, 'a size that the network takes, multiples of 64'",
        "data.crop, 32, 'a size that the network takes, multiples of 64'",
        "data.pairs, pairs, a list",
        "data.pairs, '[1, 2]', text",
        "data.pairs, '[a, null]', a value",
        "data.layout, heap, 'one of auto, flat, gopro, '",
        "data.pairs, '[]', at least one folder",
        "data.real_share, 1.5, a number from 0.0 to 1.0",
        "data.sampling, random, uniform or detail",
        "network.preset, huge, 'one of paper, paper-restormer, small, tiny, '",
        "schedule.epochs, 0, a whole number from 1",
        "schedule.warmup, 301, a number from 0.0 to 300.0",
        "schedule.rate, -1, a number from 0.0 to 1.0",
        "optimizer.ema, 1, a number from 0.0 to 0.999999",
        "output.folder, 5, text",
        "output.keep, 0, a whole number from 1",
        "optimizer, 3, a section of keys"
    })
    void aValueOutOfRangeIsReportedWithTheAllowedRange(String key, String value, String need) {
        assertRefused(key, value, need);
    }

    @Test
    void aBatchThatOneArrayCannotHoldIsRefused() {
        assertRefused("data", "{pairs: [pairs], crop: 4096, batch: 64}", "data.batch", "at most 42");
    }

    @Test
    void aRealShareBelowOneRequiresPhotographs() {
        assertThatThrownBy(() -> with("data.real_share", "0.5"))
                .isInstanceOf(InvalidConfigException.class)
                .hasMessageContaining("data.photos must be at least one folder of photographs");
    }

    @Test
    void exactlyOneBudgetIsNeeded() {
        assertThatThrownBy(() -> with("schedule.steps", "10"))
                .isInstanceOf(InvalidConfigException.class)
                .hasMessageContaining("epochs | steps | time must be given exactly once, got 2 of them");
        assertThatThrownBy(() -> read(LEAST.replace("epochs: 300", ""), Map.of()))
                .hasMessageContaining("epochs | steps | time must be given exactly once, got 0 of them");
    }

    @ParameterizedTest
    @ValueSource(strings = {"network", "data", "schedule", "output"})
    void aMissingSectionIsNamed(String section) {
        String yaml = LEAST.replaceAll("(?m)^" + section + ":.*\n", "");
        assertThatThrownBy(() -> read(yaml, Map.of()))
                .isInstanceOf(InvalidConfigException.class)
                .hasMessageContaining("train.yaml")
                .hasMessageContaining(section + ".");
    }

    @Test
    void aKeyGivenTwiceIsRefused() {
        assertThatThrownBy(() -> read(LEAST + "seed: 1\nseed: 2\n", Map.of()))
                .isInstanceOf(InvalidConfigException.class)
                .hasMessageContaining("seed");
    }

    @Test
    void brokenYamlIsRefusedWithItsLine() {
        assertThatThrownBy(() -> read("network: {preset: tiny\ndata: [", Map.of()))
                .isInstanceOf(InvalidConfigException.class)
                .hasMessageContaining("train.yaml is not valid YAML (line ");
        assertThatThrownBy(() -> read("", Map.of())).hasMessageContaining("is a map of keys");
    }

    @Test
    void anUnparsableOverrideIsReportedAsSuch() {
        assertThatThrownBy(() -> with("seed", "[1"))
                .isInstanceOf(InvalidConfigException.class)
                .hasMessageContaining("the override seed=[1 is not a YAML value");
    }

    @ParameterizedTest
    @CsvSource({"90s, 90", "40m, 2400", "1h30m, 5400", "' 2H ', 7200"})
    void durationsAreParsed(String text, long seconds) throws IOException {
        assertThat(TrainingConfig.duration(text)).contains(Duration.ofSeconds(seconds));
        String yaml = LEAST.replace("epochs: 300", "time: '" + text + "'");
        assertThat(read(yaml, Map.of()).budget()).isEqualTo(new Budget.Time(Duration.ofSeconds(seconds)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "40", "soon", "0s", "-5m"})
    void anInvalidDurationIsRejected(String text) {
        assertThat(TrainingConfig.duration(text)).isEmpty();
        assertThatThrownBy(() -> read(LEAST.replace("epochs: 300", "time: '" + text + "'"), Map.of()))
                .isInstanceOf(InvalidConfigException.class)
                .hasMessageContaining("schedule.time must be a duration such as 90m");
    }
}
