package dsgformer.cli.options;

import dsgformer.cli.run.CommandException;
import dsgformer.cli.run.Console;
import dsgformer.cli.run.ExitCode;
import dsgformer.infer.DataSize;
import dsgformer.infer.DeblurOptions;
import dsgformer.infer.Deblurrer;
import dsgformer.infer.InferenceMode;
import dsgformer.network.Model;
import dsgformer.network.Models;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The options for model, engine, device and tiling. */
public final class NetworkOptions {

    @Option(
            names = {"-n", "--model"},
            paramLabel = "NAME|FILE",
            description = "A bundled model, a .safetensors file or a PyTorch checkpoint (default: the bundled model).")
    private String model;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Option(
            names = "--key",
            paramLabel = "NAME",
            description = "The entry of a PyTorch checkpoint that holds the weights, such as model.state_dict.")
    private String key;

    @Option(
            names = "--inference",
            paramLabel = "auto|full|tile|tlc",
            defaultValue = "auto",
            description =
                    "What the network gets at once: full, the whole picture; tile, overlapping tiles; tlc, the whole"
                            + " with statistics of windows; auto, by model and size (default: ${DEFAULT-VALUE}).")
    private InferenceMode inference;

    @Option(
            names = {"-t", "--tile"},
            paramLabel = "N",
            defaultValue = "0",
            description = "Tiles of N pixels a side, for every size; 0 is automatic (default: ${DEFAULT-VALUE}).")
    private int tile;

    @Option(names = "--overlap", paramLabel = "N", description = "Least overlap of tiles in pixels (default: 64).")
    private Integer overlap;

    @Option(
            names = "--max-memory",
            paramLabel = "SIZE",
            converter = DataSizeConverter.class,
            description = "Memory limit for the whole process, such as 512m or 2g; tiles become smaller if needed"
                    + " (default: as the usual tiles need).")
    private DataSize maxMemory;

    @Option(
            names = {"-j", "--threads"},
            paramLabel = "N",
            description = "Number of threads (default: all processors).")
    private Integer threads;

    @Option(
            names = "--engine",
            paramLabel = "auto|vector|torch",
            defaultValue = "auto",
            description =
                    "What runs the network: vector, in Java without native code; torch, libtorch; auto, which is vector"
                            + " (default: ${DEFAULT-VALUE}).")
    private String engine;

    @Option(
            names = "--device",
            paramLabel = "auto|cpu",
            defaultValue = "auto",
            description = "The device of the network (default: ${DEFAULT-VALUE}).")
    private String device;

    /**
     * The requested model.
     *
     * @throws dsgformer.network.ModelException if no model has that name or it is not usable
     */
    public Model model() throws IOException {
        if (model == null) {
            return Models.bundled();
        }
        Model opened = Models.named(model, Optional.ofNullable(key));
        Optional.ofNullable(opened.metadata().get(Model.IGNORED))
                .ifPresent(words -> Console.of(spec).warn("the model " + opened.name() + " was read without " + words));
        return opened;
    }

    /** The model's network on the requested engine. */
    public Deblurrer open(Model opened) {
        return usage(() -> {
            Deblurrer.Builder builder =
                    Deblurrer.builder().model(opened).engine(engine).device(device);
            if (threads != null) {
                builder.threads(threads);
            }
            if (maxMemory != null) {
                builder.memoryLimit(maxMemory);
            }
            return requireMode(builder.build());
        });
    }

    /** The options for tiling and strength. */
    public DeblurOptions deblurOptions(float strength) {
        return usage(() -> {
            DeblurOptions options = DeblurOptions.defaults()
                    .withStrength(strength)
                    .withInference(inference)
                    .withTilePixels(tile);
            return overlap == null ? options : options.withOverlapPixels(overlap);
        });
    }

    /** The mode as {@code --inference} spells it. */
    public static String spelled(InferenceMode mode) {
        return mode.name().toLowerCase(Locale.ROOT);
    }

    private Deblurrer requireMode(Deblurrer deblurrer) {
        if (inference == InferenceMode.TLC && !deblurrer.supportsLocal()) {
            deblurrer.close();
            throw new CommandException(
                    ExitCode.USAGE,
                    "engine " + deblurrer.engine()
                            + " has no local statistics for this network, which --inference tlc needs; try --inference tile");
        }
        return deblurrer;
    }

    private interface Choice<T> {
        T make();
    }

    /** Turns {@code IllegalArgumentException} into a usage error. */
    private static <T> T usage(Choice<T> choice) {
        try {
            return choice.make();
        } catch (IllegalArgumentException e) {
            throw new CommandException(ExitCode.USAGE, e.getMessage(), e);
        }
    }
}
