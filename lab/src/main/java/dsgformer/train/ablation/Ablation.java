package dsgformer.train.ablation;

import dsgformer.data.PairSet;
import dsgformer.eval.Evaluation;
import dsgformer.eval.EvaluationListener;
import dsgformer.eval.EvaluationSubject;
import dsgformer.eval.MeanScore;
import dsgformer.eval.PictureReader;
import dsgformer.eval.Restoration;
import dsgformer.infer.DeblurOptions;
import dsgformer.infer.Deblurrer;
import dsgformer.infer.InferenceMode;
import dsgformer.network.InvalidConfigException;
import dsgformer.network.Model;
import dsgformer.torch.TorchProvider;
import dsgformer.train.Trainer;
import dsgformer.train.config.Budget;
import dsgformer.train.config.TrainingConfig;
import dsgformer.train.samples.StageSamples;
import dsgformer.train.team.Team;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Trains and measures every cell of a plan, seed by seed, all on the same budget, data and order of crops. Finished
 * cells are skipped, and an interrupted one resumes from its last checkpoint.
 */
public final class Ablation {

    private final AblationPlan plan;
    private final Consumer<String> progress;
    private volatile Trainer current;
    private volatile boolean stopping;

    /**
     * An ablation by its plan.
     *
     * @param progress receives one line of progress per cell
     */
    public Ablation(AblationPlan plan, Consumer<String> progress) {
        this.plan = plan;
        this.progress = progress;
    }

    /** From any thread: ends after the current step; the next run resumes there. */
    public void stop() {
        stopping = true;
        Trainer trainer = current;
        if (trainer != null) {
            trainer.stop();
        }
    }

    /**
     * Runs the cells that have no result yet, until the plan's time limit.
     *
     * @throws InvalidConfigException if the folder holds results of another plan
     */
    public AblationTable run() throws IOException {
        long begin = System.nanoTime();
        List<AblationResult> results = new ArrayList<>();
        for (long seed : plan.seeds()) {
            StageSamples samples = null; // read once for all cells of a seed
            for (AblationCell cell : plan.cells()) {
                TrainingConfig config = plan.training(cell, seed);
                Optional<AblationResult> earlier = earlier(config);
                if (earlier.isEmpty() && !stopping) {
                    samples = samples == null ? new StageSamples(config, 1) : samples;
                    Optional<Duration> left = plan.limit().map(limit -> limit.minusNanos(System.nanoTime() - begin));
                    earlier = done(cell, seed, config, samples, left);
                }
                earlier.ifPresent(results::add);
            }
        }
        TrainingConfig any = plan.first();
        return new AblationTable(plan.cells(), plan.seeds(), results, protocol(any));
    }

    /** What {@link #run} would do, one line for each cell and seed; trains nothing. */
    public List<String> forecast() throws IOException {
        List<String> lines = new ArrayList<>();
        for (long seed : plan.seeds()) {
            for (AblationCell cell : plan.cells()) {
                TrainingConfig config = plan.training(cell, seed);
                Optional<Path> checkpoint = Trainer.latestCheckpoint(config);
                String state = earlier(config).isPresent()
                        ? "done"
                        : checkpoint.isPresent()
                                ? "goes on from " + checkpoint.get().getFileName()
                                : "to be trained";
                lines.add(String.format(
                        Locale.ROOT,
                        "%s, seed %d: %,d parameters, %s",
                        cell.name(),
                        seed,
                        config.network().parameterCount(),
                        state));
            }
        }
        lines.add(protocol(plan.first()));
        return lines;
    }

    private static Optional<AblationResult> earlier(TrainingConfig config) throws IOException {
        Path folder = config.output().folder();
        Optional<AblationResult> earlier = AblationResult.read(folder);
        if (earlier.isPresent() && !earlier.get().training().equals(config.yaml())) {
            throw new InvalidConfigException(
                    folder
                            + " holds the result of other settings; choose another folder with --set training.output.folder=PATH");
        }
        return earlier;
    }

    private Optional<AblationResult> done(
            AblationCell cell, long seed, TrainingConfig config, StageSamples samples, Optional<Duration> left)
            throws IOException {
        String name = cell.name() + ", seed " + seed;
        if (left.isPresent() && left.get().isNegative()) {
            progress.accept(name + ": not started, the time limit has passed");
            return Optional.empty();
        }
        try (Trainer trainer = new Trainer(config, event -> {}, Team.alone(), samples)) {
            current = trainer;
            Optional<Path> checkpoint = Trainer.latestCheckpoint(config);
            if (checkpoint.isPresent()) {
                trainer.resume(checkpoint.get());
            }
            if (stopping || !trainer.run(left)) {
                progress.accept(
                        name + ": interrupted at step " + trainer.progress().step());
                return Optional.empty();
            }
            AblationResult result = measured(cell, seed, config, trainer);
            result.write(config.output().folder());
            progress.accept(String.format(
                    Locale.ROOT,
                    "%s: %.3f dB, SSIM %.4f (blurred %.3f dB), %d steps in %.0f s",
                    name,
                    result.psnr(),
                    result.ssim(),
                    result.blurredPsnr(),
                    result.steps(),
                    result.seconds()));
            return Optional.of(result);
        } finally {
            current = null;
        }
    }

    private AblationResult measured(AblationCell cell, long seed, TrainingConfig config, Trainer trainer)
            throws IOException {
        Model model = new Model(cell.name(), config.network(), trainer.result(), Map.of());
        DeblurOptions options = plan.tilePixels() == 0
                ? DeblurOptions.defaults().withGuard(false).withInference(InferenceMode.FULL)
                : DeblurOptions.defaults()
                        .withGuard(false)
                        .withInference(InferenceMode.TILE)
                        .withTilePixels(plan.tilePixels())
                        .withOverlapPixels(plan.tilePixels() / 4);
        String mode = options.inference().name().toLowerCase(Locale.ROOT);
        int threads = Runtime.getRuntime().availableProcessors();
        MeanScore mean;
        try (Deblurrer deblurrer = Deblurrer.of(new TorchProvider().open(model, "cpu", threads))) {
            Evaluation evaluation = new Evaluation(
                    PictureReader.photos(),
                    (pair, blurred) -> new Restoration(deblurrer.deblur(blurred, options), mode));
            mean = evaluation
                    .run(
                            new EvaluationSubject(model.name(), deblurrer.engine(), mode),
                            List.of(new PairSet("", plan.evaluationPairs())),
                            EvaluationListener.none())
                    .mean();
        }
        return new AblationResult(
                cell.name(),
                seed,
                config.yaml(),
                config.network().parameterCount(),
                trainer.progress().step(),
                trainer.progress().elapsed().toMillis() / 1e3,
                mean.restored().psnr(),
                mean.restored().ssim(),
                mean.input().psnr());
    }

    private String protocol(TrainingConfig config) throws IOException {
        TrainingConfig.CropStage stage = config.stages().get(0);
        String budget = config.budget() instanceof Budget.Steps steps
                ? steps.count() + " steps"
                : config.budget() instanceof Budget.Epochs epochs ? epochs.count() + " epochs" : "a time";
        int pairs = plan.evaluationPairs().size();
        return "Each cell: " + config.network().inWords() + ", " + budget + " of " + stage.batch() + " crops of "
                + stage.crop() + " pixels, rate " + config.optimizer().rate() + " to "
                + config.optimizer().finalRate() + (config.ema() > 0 ? ", running average " + config.ema() : "")
                + "; PSNR and SSIM (MATLAB's form) in RGB at 8 bits, mean over " + pairs + " pictures, "
                + (plan.tilePixels() == 0 ? "each whole" : "in tiles of " + plan.tilePixels())
                + ". The paper's figures: RealBlur-J, its own network, training and budget.";
    }
}
