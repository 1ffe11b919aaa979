package dsgformer.train;

import com.fasterxml.jackson.databind.node.TextNode;
import dsgformer.data.DatasetLayout;
import dsgformer.data.ImagePair;
import dsgformer.network.InvalidConfigException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * An ablation as its YAML file describes it: {@code training}, a training's keys; {@code cells}, what each cell changes in its
 * network; {@code seeds}; {@code evaluation}; and {@code limit}, how long all of it may take.
 */
public final class AblationPlan {

    private static final Set<String> NOT_A_NAME = Set.of("", ".", "..");

    private final Path file;
    private final Map<String, String> overrides;
    private final List<AblationCell> cells;
    private final List<Long> seeds;
    private final Optional<Duration> limit;
    private final List<Path> evaluation;
    private final int tilePixels;

    private AblationPlan(Path file, Map<String, String> overrides, ConfigSection settings) {
        this.file = file;
        this.overrides = Map.copyOf(overrides);
        this.cells = cells(settings);
        this.seeds = settings.integers("seeds", List.of(1L));
        this.limit = settings.text("limit")
                .map(text -> TrainingConfig.duration(text)
                        .orElseThrow(() -> settings.invalid("limit", "a duration such as 90m", text)));
        ConfigSection section = settings.section("evaluation");
        this.evaluation = section.paths("data", folder());
        this.tilePixels = (int) section.integer("tile", 0, 65_536, 0);
        if (evaluation.isEmpty()) {
            throw section.invalid("data", "folders of pairs to measure each cell on", evaluation);
        }
    }

    /**
     * Reads a plan; paths in it are relative to the file's folder.
     *
     * @param overrides dotted keys and the values that replace the file's
     * @throws InvalidConfigException if a key is unknown or missing, a value out of range, or a cell not a network
     */
    public static AblationPlan read(Path file, Map<String, String> overrides) throws IOException {
        ConfigSection settings = ConfigSection.read(file, overrides);
        AblationPlan plan = new AblationPlan(file, overrides, settings);
        settings.section("training");
        settings.requireOnly("training");
        for (AblationCell cell : plan.cells) {
            plan.training(cell, plan.seeds.get(0));
        }
        return plan;
    }

    private static List<AblationCell> cells(ConfigSection settings) {
        List<AblationCell> cells = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (ConfigSection entry : settings.list("cells")) {
            String name = entry.text("name").orElse("");
            if (NOT_A_NAME.contains(name) || !name.matches("[A-Za-z0-9._-]+") || !names.add(name)) {
                throw entry.invalid("name", "a name of its own, of letters, digits and -", name);
            }
            double paper = entry.number("paper", 0, 100, Double.NaN);
            cells.add(new AblationCell(
                    entry.text("group").orElse(""),
                    name,
                    entry.section("network").values(),
                    Double.isNaN(paper) ? OptionalDouble.empty() : OptionalDouble.of(paper)));
        }
        if (cells.isEmpty()) {
            throw settings.invalid("cells", "a list of networks to compare", "nothing");
        }
        return List.copyOf(cells);
    }

    private Path folder() {
        return Optional.ofNullable(file.toAbsolutePath().getParent()).orElse(Path.of(""));
    }

    /** The training of a cell from a seed, in a folder of its own. */
    TrainingConfig training(AblationCell cell, long seed) throws IOException {
        Map<String, String> changed = new LinkedHashMap<>(overrides);
        cell.network().forEach((key, value) -> changed.put("training.network." + key, value));
        changed.put("training.seed", Long.toString(seed));
        ConfigSection settings = ConfigSection.read(file, changed);
        Path whole = settings.section("training")
                .section("output")
                .path("folder", folder())
                .orElseThrow(() -> settings.invalid("training.output.folder", "the folder for everything", "nothing"));
        Path own = whole.resolve("cells").resolve(cell.name() + "-" + seed);
        changed.put("training.output.folder", TextNode.valueOf(own.toString()).toString());
        ConfigSection section = ConfigSection.read(file, changed).section("training");
        TrainingConfig config = TrainingConfigReader.parse(section, folder());
        section.requireAllRead();
        return config;
    }

    /** Where everything is written. */
    public Path output() throws IOException {
        Path cell = training(cells.get(0), seeds.get(0)).output().folder();
        return cell.getParent().getParent();
    }

    List<AblationCell> cells() {
        return cells;
    }

    List<Long> seeds() {
        return seeds;
    }

    Optional<Duration> limit() {
        return limit;
    }

    /** The side of the tiles in which the pictures are measured; 0: whole. */
    int tilePixels() {
        return tilePixels;
    }

    List<ImagePair> evaluationPairs() throws IOException {
        return SampleSources.pairs(evaluation, DatasetLayout.FLAT);
    }
}
