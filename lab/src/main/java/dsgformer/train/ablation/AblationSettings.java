package dsgformer.train.ablation;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dsgformer.train.config.InvalidSettingException;
import dsgformer.train.config.Setting;
import dsgformer.train.config.SettingsFile;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * An ablation's YAML file, key by key.
 *
 * @param training not bound here: each cell changes it, see {@link AblationPlan}
 */
record AblationSettings(
        ObjectNode training, List<Cell> cells, List<Long> seeds, Duration limit, Evaluation evaluation) {

    private static final Set<String> NOT_A_NAME = Set.of(".", "..");

    AblationSettings {
        cells = Setting.list(cells);
        if (cells.isEmpty()) {
            throw new InvalidSettingException("cells", "a list of networks to compare");
        }
        Set<String> names = new HashSet<>();
        for (Cell cell : cells) {
            if (!names.add(cell.name())) {
                throw new InvalidSettingException("cells[" + names.size() + "].name", Cell.NAME);
            }
        }
        seeds = seeds == null ? List.of(1L) : List.copyOf(seeds);
        if (seeds.isEmpty()) {
            throw new InvalidSettingException("seeds", "a list of whole numbers");
        }
    }

    static AblationSettings read(SettingsFile file) {
        return file.withPathsInFull(List.of("evaluation.data"))
                .bind(AblationSettings.class, List.of("training", "evaluation"));
    }

    /** An item of {@code cells}. */
    record Cell(String group, String name, ObjectNode network, Double paper) {

        private static final String NAME = "a name of its own, of letters, digits and -";

        Cell {
            if (name == null || NOT_A_NAME.contains(name) || !name.matches("[A-Za-z0-9._-]+")) {
                throw new InvalidSettingException("name", NAME);
            }
            Setting.number("paper", paper, 0, 100, 0);
        }

        AblationCell cell() {
            Map<String, String> changed = new LinkedHashMap<>();
            if (network != null) {
                network.properties()
                        .forEach(field ->
                                changed.put(field.getKey(), field.getValue().toString()));
            }
            return new AblationCell(
                    group == null ? "" : group,
                    name,
                    changed,
                    paper == null ? OptionalDouble.empty() : OptionalDouble.of(paper));
        }
    }

    /** Section {@code evaluation}: what each cell is measured on. */
    record Evaluation(List<Path> data, Integer tile) {

        Evaluation {
            data = Setting.list(data);
            if (data.isEmpty()) {
                throw new InvalidSettingException("data", "folders of pairs to measure each cell on", data);
            }
            tile = Setting.whole("tile", tile, 0, 65_536, 0);
        }
    }
}
