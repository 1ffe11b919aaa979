package dsgformer.train;

import dsgformer.data.DatasetLayout;
import dsgformer.model.Form;
import dsgformer.network.DsgformerConfig;
import dsgformer.network.InvalidConfigException;
import dsgformer.network.NetworkConfig;
import dsgformer.network.NetworkFamilies;
import dsgformer.tensor.Autocast;
import dsgformer.tensor.Device;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Reads the sections of a training's configuration, with the defaults of the paper or its nearest code. */
final class TrainingConfigReader {

    private TrainingConfigReader() {}

    /** Those of {@code settings}, with paths relative to {@code folder}. */
    static TrainingConfig parse(ConfigSection settings, Path folder) {
        NetworkConfig network = network(settings.section("network"));
        List<TrainingConfig.CropStage> stages = stages(settings.section("data"));
        for (TrainingConfig.CropStage stage : stages) {
            if (network.sizes().roundedUp(stage.crop()) != stage.crop()) {
                throw settings.section("data")
                        .invalid("crop", "a size that the network takes, " + network.sizes(), stage.crop());
            }
        }
        Budget budget = budget(settings.section("schedule"));
        ConfigSection schedule = settings.section("schedule");
        double total = budget.total();
        return new TrainingConfig(
                network,
                settings.path("init", folder),
                data(settings.section("data"), folder),
                stages,
                compute(settings.section("compute")),
                budget,
                schedule.number("warmup", 0, total, total / 300),
                optimizer(settings.section("optimizer"), schedule),
                settings.section("optimizer").number("ema", 0, 0.999999, 0),
                validation(settings.section("validation"), folder, total),
                output(settings.section("output"), folder, total),
                settings.integer("seed", Long.MIN_VALUE, Long.MAX_VALUE, 0),
                (int) settings.integer("workers", 0, 1024, 0),
                settings.yaml());
    }

    /** A size by its name alone, or a family's configuration, from a size of it that has a name or from the usual one. */
    private static NetworkConfig network(ConfigSection section) {
        Optional<String> preset = section.text("preset");
        if (preset.isEmpty()) {
            try {
                return NetworkFamilies.fromJson(section.json());
            } catch (InvalidConfigException e) {
                throw section.invalid(e);
            }
        }
        Map<String, NetworkConfig> sizes = NetworkFamilies.sizes();
        if (!sizes.containsKey(preset.get())) {
            throw section.invalid("preset", "one of " + String.join(", ", sizes.keySet()), preset.get());
        }
        return sizes.get(preset.get());
    }

    private static TrainingConfig.Data data(ConfigSection section, Path folder) {
        List<Path> pairs = section.paths("pairs", folder);
        List<Path> photos = section.paths("photos", folder);
        double share = section.number("real_share", 0, 1, photos.isEmpty() ? 1 : pairs.isEmpty() ? 0 : 0.5);
        if (share > 0 && pairs.isEmpty()) {
            throw section.invalid("pairs", "at least one folder of pairs, since real_share is " + share, pairs);
        }
        if (share < 1 && photos.isEmpty()) {
            throw section.invalid("photos", "at least one folder of photographs, since real_share is " + share, photos);
        }
        TrainingConfig.Sampling sampling = section.text("sampling")
                .map(text -> switch (text.toLowerCase(Locale.ROOT)) {
                    case "uniform" -> TrainingConfig.Sampling.UNIFORM;
                    case "detail" -> TrainingConfig.Sampling.DETAIL;
                    default -> throw section.invalid("sampling", "uniform or detail", text);
                })
                .orElse(
                        share == 1 && !section.has("weights")
                                ? TrainingConfig.Sampling.UNIFORM
                                : TrainingConfig.Sampling.DETAIL);
        if (sampling == TrainingConfig.Sampling.UNIFORM && share < 1) {
            throw section.invalid("sampling", "detail where photographs take part: they have no epochs", "uniform");
        }
        List<Double> weights = section.numbers("weights", 0, 1e9);
        if (!weights.isEmpty() && sampling == TrainingConfig.Sampling.UNIFORM) {
            throw section.invalid(
                    "weights", "absent where sampling is uniform: every pair comes once an epoch", weights);
        }
        if (!weights.isEmpty()
                && (weights.size() != pairs.size() || weights.stream().allMatch(w -> w == 0))) {
            throw section.invalid(
                    "weights", "a number for each of the " + pairs.size() + " folders of pairs, not all 0", weights);
        }
        return new TrainingConfig.Data(pairs, layout(section), weights, photos, share, sampling);
    }

    private static DatasetLayout layout(ConfigSection section) {
        return section.text("layout")
                .map(text -> DatasetLayout.named(text)
                        .orElseThrow(() -> section.invalid("layout", String.join(", ", DatasetLayout.labels()), text)))
                .orElse(DatasetLayout.FLAT);
    }

    private static List<TrainingConfig.CropStage> stages(ConfigSection section) {
        TrainingConfig.CropStage whole = stage(section, new TrainingConfig.CropStage(0, 256, 8));
        List<ConfigSection> parts = section.list("stages");
        if (parts.isEmpty()) {
            return List.of(whole);
        }
        List<TrainingConfig.CropStage> stages = new ArrayList<>();
        for (ConfigSection part : parts) {
            TrainingConfig.CropStage stage = stage(part, whole);
            double before =
                    stages.isEmpty() ? -1 : stages.get(stages.size() - 1).from();
            if (stages.isEmpty() ? stage.from() != 0 : stage.from() <= before) {
                throw part.invalid(
                        "from", stages.isEmpty() ? "0 in the first stage" : "larger than " + before, stage.from());
            }
            stages.add(stage);
        }
        return List.copyOf(stages);
    }

    private static TrainingConfig.CropStage stage(ConfigSection section, TrainingConfig.CropStage otherwise) {
        int crop = (int) section.integer("crop", DsgformerConfig.SIZE_UNIT, 4096, otherwise.crop());
        if (crop % DsgformerConfig.SIZE_UNIT != 0) {
            throw section.invalid("crop", "a multiple of " + DsgformerConfig.SIZE_UNIT, crop);
        }
        int batch = (int) section.integer("batch", 1, 4096, otherwise.batch());
        long most = Integer.MAX_VALUE / (3L * crop * crop);
        if (batch > most) {
            throw section.invalid("batch", "at most " + most + " with crops of " + crop, batch);
        }
        return new TrainingConfig.CropStage(section.number("from", 0, 1, 0), crop, batch);
    }

    private static TrainingConfig.Compute compute(ConfigSection section) {
        return new TrainingConfig.Compute(
                section.text("device").orElse(Device.CPU.name()),
                section.choice("precision", Map.of("float32", Autocast.OFF, "bf16", Autocast.BF16), Autocast.OFF),
                section.flag("checkpointing", false),
                section.choice("form", Map.of("fast", Form.FAST, "literal", Form.PLAIN), Form.FAST),
                (int) section.integer("together", 0, 4096, 0));
    }

    private static Budget budget(ConfigSection section) {
        long given =
                List.of("epochs", "steps", "time").stream().filter(section::has).count();
        if (given != 1) {
            throw section.invalid("epochs | steps | time", "given exactly once", given + " of them");
        }
        if (section.has("epochs")) {
            return new Budget.Epochs((int) section.integer("epochs", 1, 1_000_000, 1));
        }
        if (section.has("steps")) {
            return new Budget.Steps(section.integer("steps", 1, 1_000_000_000, 1));
        }
        String text = section.text("time").orElseThrow();
        return new Budget.Time(TrainingConfig.duration(text)
                .orElseThrow(() -> section.invalid("time", "a duration such as 90m", text)));
    }

    private static TrainingConfig.Optimizer optimizer(ConfigSection section, ConfigSection schedule) {
        return new TrainingConfig.Optimizer(
                schedule.number("rate", 0, 1, 2e-4),
                schedule.number("final_rate", 0, 1, 1e-6),
                section.number("beta1", 0, 0.999999, 0.9),
                section.number("beta2", 0, 0.9999999, 0.999),
                section.number("epsilon", 0, 1, 1e-8),
                section.number("decay", 0, 1, 1e-4),
                section.number("clip", 0, 1e9, 0.01),
                (int) section.integer("accumulate", 1, 4096, 1));
    }

    private static TrainingConfig.Validation validation(ConfigSection section, Path folder, double total) {
        return new TrainingConfig.Validation(
                section.paths("data", folder),
                layout(section),
                section.number("every", 0, total, total / 150),
                (int) section.integer("patience", 0, 1_000_000, 0),
                (int) section.integer("pictures", 0, 100, 2));
    }

    private static TrainingConfig.Output output(ConfigSection section, Path folder, double total) {
        Path target = section.path("folder", folder)
                .orElseThrow(() -> section.invalid("folder", "the folder for checkpoints and logs", "nothing"));
        return new TrainingConfig.Output(
                target, section.number("every", 0, total, total / 150), (int) section.integer("keep", 1, 1000, 3));
    }
}
