package dsgformer.cli.model;

import dsgformer.cli.run.CommandException;
import dsgformer.cli.run.Console;
import dsgformer.cli.run.ExitCode;
import dsgformer.cli.run.Subcommand;
import dsgformer.io.FileName;
import dsgformer.network.Model;
import dsgformer.network.ModelException;
import dsgformer.network.Models;
import dsgformer.network.NetworkFacts;
import dsgformer.network.NetworkFamilies;
import dsgformer.weights.Precision;
import dsgformer.weights.StateDict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * {@code dsgformer model convert}: writes weights in another precision, with more metadata, or as the mean of several
 * models.
 */
@Command(
        name = "convert",
        sortOptions = false,
        description =
                "Writes a model's weights into another file: smaller, with more metadata, or averaged with others.",
        footer = {
            "",
            "Examples:",
            "  dsgformer model convert restormer.pth restormer.safetensors",
            "  dsgformer model convert best.safetensors tiny.safetensors --precision float16",
            "  dsgformer model convert leg1.safetensors both.safetensors \\",
            "      --mean-with leg2.safetensors"
        })
final class ModelConvertCommand implements Subcommand {

    @Parameters(
            index = "0",
            paramLabel = "IN",
            description = "A bundled model's name, a .safetensors file or a PyTorch checkpoint.")
    private String source;

    @Parameters(index = "1", paramLabel = "OUT", description = "The .safetensors file to write.")
    private Path target;

    @Option(
            names = "--precision",
            paramLabel = "float32|float16",
            defaultValue = "float32",
            description =
                    "Precision of the weights in the file (default: ${DEFAULT-VALUE}); float16 takes half the space.")
    private Precision precision;

    @Option(
            names = "--metadata",
            paramLabel = "KEY=VALUE",
            description = "Metadata to add, such as licence=Apache-2.0; may be repeated.")
    private Map<String, String> additions = new LinkedHashMap<>();

    @Option(
            names = "--key",
            paramLabel = "NAME",
            description = "The entry of a PyTorch checkpoint that holds the weights, such as model.state_dict.")
    private String key;

    @Option(
            names = "--mean-with",
            paramLabel = "MODEL",
            description = "Write the mean of IN's weights and those of this model, which is of the same network; may be"
                    + " repeated.")
    private List<String> others = List.of();

    @Option(names = "--overwrite", description = "Replace OUT if it exists.")
    private boolean overwrite;

    @Spec
    private CommandSpec spec;

    @Override
    public ExitCode run() throws IOException {
        if (!overwrite && FileName.isTaken(target)) {
            throw new CommandException(ExitCode.OUTPUT_EXISTS, target + " exists; --overwrite replaces it");
        }
        if (!target.toString().endsWith(".safetensors")) {
            throw new ParameterException(spec.commandLine(), "OUT must end in .safetensors, got " + target);
        }
        Model model = Models.named(source, Optional.ofNullable(key));
        Map<String, String> metadata = new LinkedHashMap<>(model.metadata());
        NetworkFacts facts = NetworkFamilies.of(model.config()).facts();
        facts.licence().ifPresent(licence -> {
            metadata.putIfAbsent("network", facts.title());
            metadata.putIfAbsent("licence_note", licence);
        });
        metadata.putAll(additions);
        try {
            Models.save(target, new Model(model.name(), model.config(), weights(model), metadata), precision);
        } catch (IllegalArgumentException e) {
            throw new CommandException(ExitCode.USAGE, "--precision: " + e.getMessage(), e);
        }
        Console.of(spec).say("wrote " + target + ", " + Files.size(target) + " bytes");
        return ExitCode.OK;
    }

    private StateDict weights(Model model) throws IOException {
        List<StateDict> all = new ArrayList<>(List.of(model.weights()));
        for (String name : others) {
            Model other = Models.named(name, Optional.empty());
            if (!other.config().equals(model.config())) {
                throw new ModelException("taking the mean of " + source + " and " + name + ": their networks differ, "
                        + model.config().toJson() + " and " + other.config().toJson());
            }
            all.add(other.weights());
        }
        return StateDict.mean(all);
    }
}
