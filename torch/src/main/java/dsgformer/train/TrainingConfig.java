package dsgformer.train;

import dsgformer.data.DatasetLayout;
import dsgformer.model.Form;
import dsgformer.network.DsgformerConfig;
import dsgformer.network.InvalidConfigException;
import dsgformer.network.NetworkConfig;
import dsgformer.network.NetworkFamilies;
import dsgformer.tensor.Autocast;
import dsgformer.tensor.Device;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A training, as its YAML file describes it; {@code configs/paper-gopro.yaml} is the paper's (§3.1).
 *
 * @param network the network
 * @param init weights to start from instead of {@link dsgformer.model.InitialValues}
 * @param data what it learns from
 * @param stages how large crops and batches are, from which part of the budget on; the first from its start
 * @param compute how it is computed; but for rounding, nothing here changes a result
 * @param budget how long it lasts
 * @param warmup the warm-up's length in the budget's unit
 * @param optimizer AdamW and gradient clipping
 * @param ema how much the running average of the weights keeps each step; 0: no average
 * @param validation what is watched
 * @param output where everything is written
 * @param seed of all random choices
 * @param workers threads that share a batch; 0: on a CPU one for each processor, elsewhere one
 * @param yaml the whole configuration as text, paths in full, to be kept beside the results
 */
public record TrainingConfig(
        NetworkConfig network,
        Optional<Path> init,
        Data data,
        List<CropStage> stages,
        Compute compute,
        Budget budget,
        double warmup,
        Optimizer optimizer,
        double ema,
        Validation validation,
        Output output,
        long seed,
        int workers,
        String yaml) {

    /**
     * What a network learns from.
     *
     * @param pairs folders of blurred and sharp images
     * @param layout how images lie in those folders
     * @param weights how often crops come from each of {@code pairs}, beside the others; none: each pair is as likely as another
     * @param photos folders of sharp photographs, blurred on the fly
     * @param realShare the share of crops that come from {@code pairs}
     * @param sampling how crops are chosen from {@code pairs}
     */
    public record Data(
            List<Path> pairs,
            DatasetLayout layout,
            List<Double> weights,
            List<Path> photos,
            double realShare,
            Sampling sampling) {}

    /**
     * A part of the training with crops and batches of one size.
     *
     * @param from where it begins, as a share of the budget
     * @param crop side of a crop in pixels, a multiple of 64
     * @param batch crops of a step, in each process
     */
    public record CropStage(double from, int crop, int batch) {}

    /**
     * How a training is computed.
     *
     * @param device cpu, cuda:N, or auto
     * @param precision of convolutions and products
     * @param checkpointing whether blocks keep their input alone and are computed again for their gradients
     * @param form how blocks compute
     * @param together crops that go through the network at once; 0: what suits the device
     */
    public record Compute(String device, Autocast precision, boolean checkpointing, Form form, int together) {

        /** Pixels of crops that go through at once on a CPU: more leave its caches. */
        private static final int PIXELS = 65_536;

        /** Crops that go through the network at once, of {@code count} in all. */
        int together(Device place, int crop, int count) {
            if (together > 0) {
                return Math.min(together, count);
            }
            return place.isCpu() ? Math.max(1, Math.min(count, PIXELS / (crop * crop))) : count;
        }
    }

    /** How crops are chosen. */
    public enum Sampling {
        /** Every pair once an epoch, in random order, a uniformly random crop of each, read from disk; not with photos. */
        UNIFORM,
        /** Random pairs, the most detailed of three random crops; all pairs are kept in memory. */
        DETAIL
    }

    /**
     * AdamW with decoupled decay.
     *
     * @param clip the global gradient norm that a step may have; 0: any
     * @param accumulate batches whose gradients make a step
     */
    public record Optimizer(
            double rate,
            double finalRate,
            double beta1,
            double beta2,
            double epsilon,
            double decay,
            double clip,
            int accumulate) {}

    /**
     * What is watched while training.
     *
     * @param data folders of full images in pairs; never ones that are trained on
     * @param layout how images lie in those folders
     * @param every between two validations, in the budget's unit; 0: only at start and end
     * @param patience validations without a better one after which the training ends; 0: it never ends early
     * @param pictures how many images are shown before and after
     */
    public record Validation(List<Path> data, DatasetLayout layout, double every, int patience, int pictures) {}

    /**
     * Where everything is written.
     *
     * @param every between two checkpoints, in the budget's unit; 0: only at the end
     * @param keep how many of the latest stay
     */
    public record Output(Path folder, double every, int keep) {}

    /** Crops of a step in each process, at the beginning. */
    public int batch() {
        return stages.get(0).batch();
    }

    /** Threads that share a batch; a worker needs at least one crop. */
    int workers(Device place) {
        int wanted =
                workers > 0 ? workers : place.isCpu() ? Runtime.getRuntime().availableProcessors() : 1;
        return Math.min(wanted, batch());
    }

    /** The largest crops' side in pixels. */
    public int crop() {
        return stages.stream().mapToInt(CropStage::crop).max().orElseThrow();
    }

    /** The part in which the training is when {@code share} of the budget is spent. */
    public CropStage stage(double share) {
        CropStage current = stages.get(0);
        for (CropStage stage : stages) {
            if (stage.from() <= share) {
                current = stage;
            }
        }
        return current;
    }

    /**
     * Reads a configuration; paths in it are relative to the file's folder.
     *
     * @param overrides dotted keys and the values that replace the file's
     * @throws InvalidConfigException if a key is unknown or missing, or a value out of range
     * @throws IOException if the file cannot be read
     */
    public static TrainingConfig read(Path file, Map<String, String> overrides) throws IOException {
        Settings settings = Settings.read(file, overrides);
        Path folder = Optional.ofNullable(file.toAbsolutePath().getParent()).orElse(Path.of(""));
        TrainingConfig config = parse(settings, folder);
        settings.requireAllRead();
        return config;
    }

    /** Those of {@code settings}, with paths relative to {@code folder}. */
    static TrainingConfig parse(Settings settings, Path folder) {
        NetworkConfig network = network(settings.section("network"));
        List<CropStage> stages = stages(settings.section("data"));
        for (CropStage stage : stages) {
            if (network.sizes().roundedUp(stage.crop()) != stage.crop()) {
                throw settings.section("data")
                        .invalid("crop", "a size that the network takes, " + network.sizes(), stage.crop());
            }
        }
        Budget budget = budget(settings.section("schedule"));
        Settings schedule = settings.section("schedule");
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
    private static NetworkConfig network(Settings section) {
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

    private static Data data(Settings section, Path folder) {
        List<Path> pairs = section.paths("pairs", folder);
        List<Path> photos = section.paths("photos", folder);
        double share = section.number("real_share", 0, 1, photos.isEmpty() ? 1 : pairs.isEmpty() ? 0 : 0.5);
        if (share > 0 && pairs.isEmpty()) {
            throw section.invalid("pairs", "at least one folder of pairs, since real_share is " + share, pairs);
        }
        if (share < 1 && photos.isEmpty()) {
            throw section.invalid("photos", "at least one folder of photographs, since real_share is " + share, photos);
        }
        Sampling sampling = section.text("sampling")
                .map(text -> switch (text.toLowerCase(Locale.ROOT)) {
                    case "uniform" -> Sampling.UNIFORM;
                    case "detail" -> Sampling.DETAIL;
                    default -> throw section.invalid("sampling", "uniform or detail", text);
                })
                .orElse(share == 1 && !section.has("weights") ? Sampling.UNIFORM : Sampling.DETAIL);
        if (sampling == Sampling.UNIFORM && share < 1) {
            throw section.invalid("sampling", "detail where photographs take part: they have no epochs", "uniform");
        }
        List<Double> weights = section.numbers("weights", 0, 1e9);
        if (!weights.isEmpty() && sampling == Sampling.UNIFORM) {
            throw section.invalid(
                    "weights", "absent where sampling is uniform: every pair comes once an epoch", weights);
        }
        if (!weights.isEmpty()
                && (weights.size() != pairs.size() || weights.stream().allMatch(w -> w == 0))) {
            throw section.invalid(
                    "weights", "a number for each of the " + pairs.size() + " folders of pairs, not all 0", weights);
        }
        return new Data(pairs, layout(section), weights, photos, share, sampling);
    }

    private static DatasetLayout layout(Settings section) {
        return section.text("layout")
                .map(text -> DatasetLayout.named(text)
                        .orElseThrow(() -> section.invalid("layout", String.join(", ", DatasetLayout.labels()), text)))
                .orElse(DatasetLayout.FLAT);
    }

    private static List<CropStage> stages(Settings section) {
        CropStage whole = stage(section, new CropStage(0, 256, 8));
        List<Settings> parts = section.list("stages");
        if (parts.isEmpty()) {
            return List.of(whole);
        }
        List<CropStage> stages = new ArrayList<>();
        for (Settings part : parts) {
            CropStage stage = stage(part, whole);
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

    private static CropStage stage(Settings section, CropStage otherwise) {
        int crop = (int) section.integer("crop", DsgformerConfig.SIZE_UNIT, 4096, otherwise.crop());
        if (crop % DsgformerConfig.SIZE_UNIT != 0) {
            throw section.invalid("crop", "a multiple of " + DsgformerConfig.SIZE_UNIT, crop);
        }
        int batch = (int) section.integer("batch", 1, 4096, otherwise.batch());
        long most = Integer.MAX_VALUE / (3L * crop * crop);
        if (batch > most) {
            throw section.invalid("batch", "at most " + most + " with crops of " + crop, batch);
        }
        return new CropStage(section.number("from", 0, 1, 0), crop, batch);
    }

    private static Compute compute(Settings section) {
        return new Compute(
                section.text("device").orElse(Device.CPU.name()),
                section.choice("precision", Map.of("float32", Autocast.OFF, "bf16", Autocast.BF16), Autocast.OFF),
                section.flag("checkpointing", false),
                section.choice("form", Map.of("fast", Form.FAST, "literal", Form.PLAIN), Form.FAST),
                (int) section.integer("together", 0, 4096, 0));
    }

    private static Budget budget(Settings section) {
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
        return new Budget.Time(
                duration(text).orElseThrow(() -> section.invalid("time", "a duration such as 90m", text)));
    }

    /** A duration as people write it: {@code 90s}, {@code 40m}, {@code 1h30m}. */
    public static Optional<Duration> duration(String text) {
        try {
            return Optional.of(Duration.parse("PT" + text.trim().toUpperCase(Locale.ROOT)))
                    .filter(d -> d.toMillis() > 0);
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private static Optimizer optimizer(Settings section, Settings schedule) {
        return new Optimizer(
                schedule.number("rate", 0, 1, 2e-4),
                schedule.number("final_rate", 0, 1, 1e-6),
                section.number("beta1", 0, 0.999999, 0.9),
                section.number("beta2", 0, 0.9999999, 0.999),
                section.number("epsilon", 0, 1, 1e-8),
                section.number("decay", 0, 1, 1e-4),
                section.number("clip", 0, 1e9, 0.01),
                (int) section.integer("accumulate", 1, 4096, 1));
    }

    private static Validation validation(Settings section, Path folder, double total) {
        return new Validation(
                section.paths("data", folder),
                layout(section),
                section.number("every", 0, total, total / 150),
                (int) section.integer("patience", 0, 1_000_000, 0),
                (int) section.integer("pictures", 0, 100, 2));
    }

    private static Output output(Settings section, Path folder, double total) {
        Path target = section.path("folder", folder)
                .orElseThrow(() -> section.invalid("folder", "the folder for checkpoints and logs", "nothing"));
        return new Output(
                target, section.number("every", 0, total, total / 150), (int) section.integer("keep", 1, 1000, 3));
    }
}
