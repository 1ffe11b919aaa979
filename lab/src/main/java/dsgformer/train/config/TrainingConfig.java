package dsgformer.train.config;

import dsgformer.data.DatasetLayout;
import dsgformer.data.blur.BlurRecipe;
import dsgformer.model.Form;
import dsgformer.network.InvalidConfigException;
import dsgformer.network.NetworkConfig;
import dsgformer.tensor.Autocast;
import dsgformer.tensor.Device;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A training configuration as parsed from YAML; {@code configs/paper-gopro.yaml} is the paper's (§3.1).
 *
 * @param network the network
 * @param init weights to start from instead of {@link dsgformer.model.InitialValues}
 * @param data the training data
 * @param stages sizes of crops and batches, each from a share of the budget on; the first from 0
 * @param compute how it is computed; changes results by rounding only
 * @param budget how long it lasts
 * @param warmup the warm-up's length in the budget's unit
 * @param optimizer AdamW and gradient clipping
 * @param ema decay of the running average of the weights; 0: no average
 * @param validation images and intervals of validation
 * @param output where everything is written
 * @param seed of all random choices
 * @param workers threads that share a batch; 0: one per processor on a CPU, otherwise one
 * @param yaml the whole configuration as text with resolved paths, to be stored with the results
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
     * The training data.
     *
     * @param pairs folders of blurred and sharp images
     * @param layout how images lie in those folders
     * @param weights relative frequency of crops from each of {@code pairs}; empty: every pair is equally likely
     * @param photos folders of sharp photographs, blurred on the fly
     * @param blur how
     * @param realShare the share of crops that come from {@code pairs}
     * @param sampling how crops are chosen from {@code pairs}
     */
    public record Data(
            List<Path> pairs,
            DatasetLayout layout,
            List<Double> weights,
            List<Path> photos,
            BlurRecipe blur,
            double realShare,
            Sampling sampling) {}

    /**
     * A part of the training with crops and batches of one size.
     *
     * @param from where it begins, as a share of the budget
     * @param crop side of a crop in pixels, one of the network's sizes
     * @param batch crops of a step, in each process
     */
    public record CropStage(double from, int crop, int batch) {}

    /**
     * How a training is computed.
     *
     * @param device cpu, cuda:N, or auto
     * @param precision of convolutions and products
     * @param checkpointing whether blocks keep only their input and are recomputed in the backward pass
     * @param form how blocks compute
     * @param together crops per forward pass; 0: chosen by the device
     */
    public record Compute(String device, Autocast precision, boolean checkpointing, Form form, int together) {

        /** Pixels per forward pass on a CPU: more do not fit into its caches. */
        private static final int PIXELS = 65_536;

        /** Crops per forward pass, of {@code count} in all. */
        public int together(Device place, int crop, int count) {
            if (together > 0) {
                return Math.min(together, count);
            }
            return place.isCpu() ? Math.max(1, Math.min(count, PIXELS / (crop * crop))) : count;
        }
    }

    /** How crops are chosen. */
    public enum Sampling {
        /**
         * Every pair once an epoch, in random order, a uniformly random crop of each, read from disk; not with photos.
         */
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
     * Validation during training.
     *
     * @param data folders of full images in pairs; must not be training data
     * @param layout how images lie in those folders
     * @param first whether the weights that the training starts with are validated, too
     * @param every between two validations, in the budget's unit; 0: only at the end
     * @param patience validations without improvement after which training stops early; 0: never
     * @param pictures how many images are shown before and after
     */
    public record Validation(
            List<Path> data, DatasetLayout layout, boolean first, double every, int patience, int pictures) {}

    /**
     * Where everything is written.
     *
     * @param every between two checkpoints, in the budget's unit; 0: only at the end
     * @param keep how many of the latest are kept
     */
    public record Output(Path folder, double every, int keep) {}

    /** Crops of a step of a stage in each process. */
    public int crops(CropStage stage) {
        return stage.batch() * optimizer.accumulate();
    }

    /** Crops of a batch in each process, at the beginning. */
    public int batch() {
        return stages.get(0).batch();
    }

    /** Threads that share a batch; a worker needs at least one crop. */
    public int workers(Device place) {
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
     * @param overrides dotted keys and the values that replace the file's; paths are relative to the working directory
     * @throws InvalidConfigException if a key is unknown or missing, or a value out of range
     * @throws IOException if the file cannot be read
     */
    public static TrainingConfig read(Path file, Map<String, String> overrides) throws IOException {
        return TrainingSettings.read(SettingsFile.read(file, overrides));
    }

    /** Parses a duration such as {@code 90s}, {@code 40m}, {@code 1h30m}. */
    public static Optional<Duration> duration(String text) {
        try {
            return Optional.of(Duration.parse("PT" + text.trim().toUpperCase(Locale.ROOT)))
                    .filter(d -> d.toMillis() > 0);
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
