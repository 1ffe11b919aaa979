package dsgformer.train;

import dsgformer.data.DatasetLayout;
import dsgformer.network.DsgformerConfig;
import dsgformer.network.InvalidConfigException;
import dsgformer.network.Preset;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A training, as its YAML file describes it; {@code configs/paper-gopro.yaml} is the paper's (§3.1).
 *
 * @param network the network
 * @param init weights to start from instead of {@link dsgformer.model.InitialValues}
 * @param data what it learns from
 * @param batch pairs per step
 * @param crop side of a crop in pixels, a multiple of 64
 * @param budget how long it lasts
 * @param warmup the warm-up's length in the budget's unit
 * @param optimizer AdamW and gradient clipping
 * @param ema how much the running average of the weights keeps each step; 0: no average
 * @param validation what is watched
 * @param output where everything is written
 * @param seed of all random choices
 * @param workers threads that share a batch
 * @param yaml the whole configuration as text, paths in full, to be kept beside the results
 */
public record TrainingConfig(
        DsgformerConfig network,
        Optional<Path> init,
        Data data,
        int batch,
        int crop,
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
     * @param photos folders of sharp photographs, blurred on the fly
     * @param realShare the share of crops that come from {@code pairs}
     * @param sampling how crops are chosen from {@code pairs}
     */
    public record Data(
            List<Path> pairs, DatasetLayout layout, List<Path> photos, double realShare, Sampling sampling) {}

    /** How crops are chosen. */
    public enum Sampling {
        /** Every pair once an epoch, in random order, a uniformly random crop of each, read from disk; not with photos. */
        UNIFORM,
        /** Random pairs, the most detailed of three random crops; all pairs are kept in memory. */
        DETAIL
    }

    /** AdamW with decoupled decay, and the global gradient norm that a step may have (0: any). */
    public record Optimizer(
            double rate, double finalRate, double beta1, double beta2, double epsilon, double decay, double clip) {}

    /**
     * What is watched while training.
     *
     * @param data folders of full images in pairs; never ones that are trained on
     * @param layout how images lie in those folders
     * @param every between two validations, in the budget's unit; 0: only at start and end
     */
    public record Validation(List<Path> data, DatasetLayout layout, double every) {}

    /**
     * Where everything is written.
     *
     * @param every between two checkpoints, in the budget's unit; 0: only at the end
     * @param keep how many of the latest stay
     */
    public record Output(Path folder, double every, int keep) {}

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

    private static TrainingConfig parse(Settings settings, Path folder) {
        Budget budget = budget(settings.section("schedule"));
        Settings schedule = settings.section("schedule");
        double total = budget.total();
        return new TrainingConfig(
                network(settings.section("network")),
                settings.path("init", folder),
                data(settings.section("data"), folder),
                batch(settings.section("data")),
                crop(settings.section("data")),
                budget,
                schedule.number("warmup", 0, total, total / 300),
                optimizer(settings.section("optimizer"), schedule),
                settings.section("optimizer").number("ema", 0, 0.999999, 0),
                validation(settings.section("validation"), folder, total),
                output(settings.section("output"), folder, total),
                settings.integer("seed", Long.MIN_VALUE, Long.MAX_VALUE, 0),
                (int) settings.integer("workers", 1, 1024, 1),
                settings.yaml());
    }

    private static DsgformerConfig network(Settings section) {
        Optional<String> preset = section.text("preset");
        if (preset.isEmpty()) {
            try {
                return DsgformerConfig.fromJson(section.json());
            } catch (InvalidConfigException e) {
                throw section.invalid(e);
            }
        }
        return preset.flatMap(Preset::named)
                .orElseThrow(() -> section.invalid(
                        "preset",
                        "one of "
                                + Arrays.stream(Preset.values())
                                        .map(Preset::label)
                                        .collect(Collectors.joining(", ")),
                        preset.get()))
                .config();
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
                .orElse(share == 1 ? Sampling.UNIFORM : Sampling.DETAIL);
        if (sampling == Sampling.UNIFORM && share < 1) {
            throw section.invalid("sampling", "detail where photographs take part: they have no epochs", "uniform");
        }
        return new Data(pairs, layout(section), photos, share, sampling);
    }

    private static DatasetLayout layout(Settings section) {
        return section.text("layout")
                .map(text -> DatasetLayout.named(text)
                        .orElseThrow(() ->
                                section.invalid("layout", String.join(", ", DatasetLayout.labels()), text)))
                .orElse(DatasetLayout.FLAT);
    }

    private static int batch(Settings section) {
        int batch = (int) section.integer("batch", 1, 4096, 8);
        int crop = crop(section);
        long most = Integer.MAX_VALUE / (3L * crop * crop);
        if (batch > most) {
            throw section.invalid("batch", "at most " + most + " with crops of " + crop, batch);
        }
        return batch;
    }

    private static int crop(Settings section) {
        int crop = (int) section.integer("crop", DsgformerConfig.SIZE_UNIT, 4096, 256);
        if (crop % DsgformerConfig.SIZE_UNIT != 0) {
            throw section.invalid("crop", "a multiple of " + DsgformerConfig.SIZE_UNIT, crop);
        }
        return crop;
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
                section.number("clip", 0, 1e9, 0.01));
    }

    private static Validation validation(Settings section, Path folder, double total) {
        return new Validation(
                section.paths("data", folder), layout(section), section.number("every", 0, total, total / 150));
    }

    private static Output output(Settings section, Path folder, double total) {
        Path target = section.path("folder", folder)
                .orElseThrow(() -> section.invalid("folder", "the folder for checkpoints and logs", "nothing"));
        return new Output(
                target, section.number("every", 0, total, total / 150), (int) section.integer("keep", 1, 1000, 3));
    }
}
