package dsgformer.train.ablation;

import com.fasterxml.jackson.databind.node.TextNode;
import dsgformer.data.DatasetLayout;
import dsgformer.data.ImagePair;
import dsgformer.network.InvalidConfigException;
import dsgformer.train.config.SettingsFile;
import dsgformer.train.config.TrainingConfig;
import dsgformer.train.config.TrainingSettings;
import dsgformer.train.samples.SampleSources;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An ablation as its YAML file describes it: {@code training}, a training's keys; {@code cells}, what each cell changes
 * in its network; {@code seeds}; {@code evaluation}; and {@code limit}, how long all of it may take.
 */
public final class AblationPlan {

    private static final String FOLDER = "training.output.folder";

    private final Path file;
    private final Map<String, String> overrides;
    private final AblationSettings settings;
    private final List<AblationCell> cells;

    private AblationPlan(Path file, Map<String, String> overrides, AblationSettings settings) {
        this.file = file;
        this.overrides = Map.copyOf(overrides);
        this.settings = settings;
        this.cells = settings.cells().stream().map(AblationSettings.Cell::cell).toList();
    }

    /**
     * Reads a plan; paths in it are relative to the file's folder.
     *
     * @param overrides dotted keys and the values that replace the file's; paths are relative to the working directory
     * @throws InvalidConfigException if a key is unknown or missing, a value out of range, or a cell not a network
     */
    public static AblationPlan read(Path file, Map<String, String> overrides) throws IOException {
        AblationPlan plan =
                new AblationPlan(file, overrides, AblationSettings.read(SettingsFile.read(file, overrides)));
        for (AblationCell cell : plan.cells) {
            plan.training(cell, plan.seeds().get(0));
        }
        return plan;
    }

    /** The training of a cell and a seed, with its own output folder. */
    TrainingConfig training(AblationCell cell, long seed) throws IOException {
        Map<String, String> changed = new LinkedHashMap<>(overrides);
        cell.network().forEach((key, value) -> changed.put("training.network." + key, value));
        changed.put("training.seed", Long.toString(seed));
        Path whole = SettingsFile.read(file, changed)
                .path(FOLDER)
                .orElseThrow(() -> new InvalidConfigException(
                        file + ": " + FOLDER + " must be the folder for everything, got nothing"));
        Path own = whole.resolve("cells").resolve(cell.name() + "-" + seed);
        changed.put(FOLDER, TextNode.valueOf(own.toString()).toString());
        return TrainingSettings.read(SettingsFile.read(file, changed).section("training"));
    }

    /** The training of the first cell and seed; the others differ in their network alone. */
    public TrainingConfig first() throws IOException {
        return training(cells.get(0), seeds().get(0));
    }

    /** Where everything is written. */
    public Path output() throws IOException {
        Path cell = first().output().folder();
        return cell.getParent().getParent();
    }

    List<AblationCell> cells() {
        return cells;
    }

    List<Long> seeds() {
        return settings.seeds();
    }

    Optional<Duration> limit() {
        return Optional.ofNullable(settings.limit());
    }

    /** The side of the tiles in which the pictures are measured; 0: whole. */
    int tilePixels() {
        return settings.evaluation().tile();
    }

    List<ImagePair> evaluationPairs() throws IOException {
        return SampleSources.pairs(settings.evaluation().data(), DatasetLayout.FLAT);
    }
}
