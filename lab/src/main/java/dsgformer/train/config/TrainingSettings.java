package dsgformer.train.config;

import dsgformer.data.DatasetLayout;
import dsgformer.data.blur.BlurRecipe;
import dsgformer.data.blur.BlurSwitches;
import dsgformer.model.Form;
import dsgformer.network.NetworkConfig;
import dsgformer.network.SizeRule;
import dsgformer.tensor.Autocast;
import dsgformer.tensor.Device;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A training's YAML file, key by key. An absent key is null before a constructor and has its default after it: the
 * paper's value, or that of the closest published code.
 */
public record TrainingSettings(
        NetworkConfig network,
        Path init,
        Data data,
        Compute compute,
        Schedule schedule,
        Optimizer optimizer,
        Validation validation,
        Output output,
        Long seed,
        Integer workers) {

    private static final List<String> SECTIONS =
            List.of("network", "data", "compute", "schedule", "optimizer", "validation", "output");
    private static final List<String> PATHS =
            List.of("init", "data.pairs", "data.photos", "validation.data", "output.folder");

    public TrainingSettings {
        requireCrops(network.sizes(), data.stages());
        double total = schedule.budget().total();
        validation = validation.every(Setting.number("validation.every", validation.every(), 0, total, total / 150));
        output = output.every(Setting.number("output.every", output.every(), 0, total, total / 150));
        seed = seed == null ? 0 : seed;
        workers = Setting.whole("workers", workers, 0, 1024, 0);
    }

    private static void requireCrops(SizeRule sizes, List<Stage> stages) {
        for (int i = 0; i < stages.size(); i++) {
            int crop = stages.get(i).crop();
            if (sizes.roundedUp(crop) != crop) {
                throw new InvalidSettingException(
                        stages.size() == 1 ? "data.crop" : "data.stages[" + i + "].crop",
                        "a size that the network takes, " + sizes,
                        crop);
            }
        }
    }

    /** The training that a file describes. */
    public static TrainingConfig read(SettingsFile file) {
        SettingsFile whole = file.withPathsInFull(PATHS);
        return whole.bind(TrainingSettings.class, SECTIONS).config(whole.yaml());
    }

    private TrainingConfig config(String yaml) {
        return new TrainingConfig(
                network,
                Optional.ofNullable(init),
                data.config(),
                data.cropStages(),
                compute.config(),
                schedule.budget(),
                schedule.warmup(),
                new TrainingConfig.Optimizer(
                        schedule.rate(),
                        schedule.finalRate(),
                        optimizer.beta1(),
                        optimizer.beta2(),
                        optimizer.epsilon(),
                        optimizer.decay(),
                        optimizer.clip(),
                        optimizer.accumulate()),
                optimizer.ema(),
                validation.config(),
                new TrainingConfig.Output(output.folder(), output.every(), output.keep()),
                seed,
                workers,
                yaml);
    }

    /** Section {@code data}: the training data and its crops. */
    record Data(
            List<Path> pairs,
            DatasetLayout layout,
            List<Double> weights,
            List<Path> photos,
            Double realShare,
            TrainingConfig.Sampling sampling,
            BlurSwitches blur,
            Integer crop,
            Integer batch,
            List<Stage> stages) {

        private static final double MOST_WEIGHT = 1e9;

        Data {
            pairs = Setting.list(pairs);
            photos = Setting.list(photos);
            realShare = Setting.number("real_share", realShare, 0, 1, photos.isEmpty() ? 1 : pairs.isEmpty() ? 0 : 0.5);
            if (realShare > 0 && pairs.isEmpty()) {
                throw new InvalidSettingException(
                        "pairs", "at least one folder of pairs, since real_share is " + realShare, pairs);
            }
            if (realShare < 1 && photos.isEmpty()) {
                throw new InvalidSettingException(
                        "photos", "at least one folder of photographs, since real_share is " + realShare, photos);
            }
            boolean uniform =
                    sampling == null ? realShare == 1 && weights == null : sampling == TrainingConfig.Sampling.UNIFORM;
            if (uniform && realShare < 1) {
                throw new InvalidSettingException(
                        "sampling", "detail when real_share is below 1: photographs have no epochs");
            }
            sampling = uniform ? TrainingConfig.Sampling.UNIFORM : TrainingConfig.Sampling.DETAIL;
            layout = layout == null ? DatasetLayout.FLAT : layout;
            weights = Setting.list(weights);
            requireWeights(weights, pairs.size(), uniform);
            requireRecipe(blur);
            Stage whole = new Stage(0.0, crop, batch).otherwise(Stage.USUAL);
            whole.requireArray("");
            stages = stages(Setting.list(stages), whole);
        }

        private static void requireWeights(List<Double> weights, int folders, boolean uniform) {
            if (!weights.stream().allMatch(w -> w >= 0 && w <= MOST_WEIGHT)) {
                throw new InvalidSettingException("weights", "a list of numbers from 0.0 to " + MOST_WEIGHT);
            }
            if (!weights.isEmpty() && uniform) {
                throw new InvalidSettingException(
                        "weights", "absent where sampling is uniform: every pair comes once an epoch");
            }
            if (!weights.isEmpty()
                    && (weights.size() != folders || weights.stream().allMatch(w -> w == 0))) {
                throw new InvalidSettingException(
                        "weights", "a number for each of the " + folders + " folders of pairs, not all 0");
            }
        }

        private static void requireRecipe(BlurSwitches blur) {
            try {
                recipe(blur);
            } catch (IllegalArgumentException e) {
                throw new InvalidSettingException("blur", "a recipe that can be made (" + e.getMessage() + ")");
            }
        }

        private static BlurRecipe recipe(BlurSwitches blur) {
            return blur == null ? BlurRecipe.defaults() : blur.recipe();
        }

        private static List<Stage> stages(List<Stage> given, Stage whole) {
            List<Stage> stages = new ArrayList<>();
            for (Stage part : given) {
                String place = "stages[" + stages.size() + "].";
                Stage stage = part.otherwise(whole);
                stage.requireArray(place);
                double before =
                        stages.isEmpty() ? -1 : stages.get(stages.size() - 1).from();
                if (stages.isEmpty() ? stage.from() != 0 : stage.from() <= before) {
                    throw new InvalidSettingException(
                            place + "from",
                            stages.isEmpty() ? "0 in the first stage" : "larger than " + before,
                            stage.from());
                }
                stages.add(stage);
            }
            return stages.isEmpty() ? List.of(whole) : List.copyOf(stages);
        }

        List<TrainingConfig.CropStage> cropStages() {
            return stages.stream()
                    .map(stage -> new TrainingConfig.CropStage(stage.from(), stage.crop(), stage.batch()))
                    .toList();
        }

        private TrainingConfig.Data config() {
            return new TrainingConfig.Data(pairs, layout, weights, photos, recipe(blur), realShare, sampling);
        }
    }

    /** An item of {@code data.stages}; crop and batch may be null, and are then those of {@code data}. */
    record Stage(Double from, Integer crop, Integer batch) {

        static final Stage USUAL = new Stage(0.0, 256, 8);

        Stage {
            from = Setting.number("from", from, 0, 1, 0);
            if (crop != null) {
                Setting.whole("crop", crop, 1, 4096, crop);
            }
            if (batch != null) {
                Setting.whole("batch", batch, 1, 4096, batch);
            }
        }

        private Stage otherwise(Stage whole) {
            return new Stage(
                    from,
                    Objects.requireNonNullElse(crop, whole.crop()),
                    Objects.requireNonNullElse(batch, whole.batch()));
        }

        /** One array holds all samples of a batch, so its length limits the batch. */
        private void requireArray(String place) {
            long most = Integer.MAX_VALUE / (3L * crop * crop);
            if (batch > most) {
                throw new InvalidSettingException(place + "batch", "at most " + most + " with crops of " + crop, batch);
            }
        }
    }

    /** Section {@code compute}: how a training is computed. */
    record Compute(String device, Autocast precision, Boolean checkpointing, Form form, Integer together) {

        Compute {
            device = device == null ? Device.CPU.name() : device;
            precision = precision == null ? Autocast.OFF : precision;
            checkpointing = checkpointing != null && checkpointing;
            form = form == null ? Form.FAST : form;
            together = Setting.whole("together", together, 0, 4096, 0);
        }

        private TrainingConfig.Compute config() {
            return new TrainingConfig.Compute(device, precision, checkpointing, form, together);
        }
    }

    /** Section {@code schedule}: the budget in one of three units, and the learning rate over it. */
    record Schedule(Integer epochs, Long steps, Duration time, Double warmup, Double rate, Double finalRate) {

        Schedule {
            long given = Stream.of(epochs, steps, time).filter(Objects::nonNull).count();
            if (given != 1) {
                throw new InvalidSettingException("epochs | steps | time", "given exactly once", given + " of them");
            }
            Setting.whole("epochs", epochs, 1, 1_000_000, 1);
            Setting.whole("steps", steps, 1, 1_000_000_000, 1);
            double total = budget(epochs, steps, time).total();
            warmup = Setting.number("warmup", warmup, 0, total, total / 300);
            rate = Setting.number("rate", rate, 0, 1, 2e-4);
            finalRate = Setting.number("final_rate", finalRate, 0, 1, 1e-6);
        }

        private static Budget budget(Integer epochs, Long steps, Duration time) {
            if (epochs != null) {
                return new Budget.Epochs(epochs);
            }
            return steps != null ? new Budget.Steps(steps) : new Budget.Time(time);
        }

        Budget budget() {
            return budget(epochs, steps, time);
        }
    }

    /** Section {@code optimizer}: AdamW, clipping and the running average of the weights. */
    record Optimizer(
            Double beta1, Double beta2, Double epsilon, Double decay, Double clip, Integer accumulate, Double ema) {

        Optimizer {
            beta1 = Setting.number("beta1", beta1, 0, 0.999999, 0.9);
            beta2 = Setting.number("beta2", beta2, 0, 0.9999999, 0.999);
            epsilon = Setting.number("epsilon", epsilon, 0, 1, 1e-8);
            decay = Setting.number("decay", decay, 0, 1, 1e-4);
            clip = Setting.number("clip", clip, 0, 1e9, 0.01);
            accumulate = Setting.whole("accumulate", accumulate, 1, 4096, 1);
            ema = Setting.number("ema", ema, 0, 0.999999, 0);
        }
    }

    /** Section {@code validation}. {@code every} may be null, since its default depends on the budget. */
    record Validation(
            List<Path> data, DatasetLayout layout, Boolean first, Double every, Integer patience, Integer pictures) {

        Validation {
            data = Setting.list(data);
            layout = layout == null ? DatasetLayout.FLAT : layout;
            first = first != null && first;
            patience = Setting.whole("patience", patience, 0, 1_000_000, 0);
            pictures = Setting.whole("pictures", pictures, 0, 100, 2);
        }

        private Validation every(double budget) {
            return new Validation(data, layout, first, budget, patience, pictures);
        }

        private TrainingConfig.Validation config() {
            return new TrainingConfig.Validation(data, layout, first, every, patience, pictures);
        }
    }

    /** Section {@code output}: where everything is written. {@code every} as in {@link Validation}. */
    record Output(Path folder, Double every, Integer keep) {

        Output {
            if (folder == null) {
                throw new InvalidSettingException("folder", "the folder for checkpoints and logs");
            }
            keep = Setting.whole("keep", keep, 1, 1000, 3);
        }

        private Output every(double budget) {
            return new Output(folder, budget, keep);
        }
    }
}
