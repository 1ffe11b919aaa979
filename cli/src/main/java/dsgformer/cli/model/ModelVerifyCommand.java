package dsgformer.cli.model;

import dsgformer.cli.run.Console;
import dsgformer.cli.run.ExitCode;
import dsgformer.cli.run.HumanNumbers;
import dsgformer.cli.run.Subcommand;
import dsgformer.network.Model;
import dsgformer.network.ModelException;
import dsgformer.network.Models;
import dsgformer.weights.Weight;
import dsgformer.weights.pickle.TorchFile;
import dsgformer.weights.safetensors.Safetensors;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code dsgformer model verify}: whether a file is a model, whole and unchanged. */
@Command(
        name = "verify",
        sortOptions = false,
        description = "Checks that a file is a model: readable, of its configuration's shapes, finite, and unchanged.")
final class ModelVerifyCommand implements Subcommand {

    @Parameters(paramLabel = "FILE", description = "A .safetensors file or a PyTorch checkpoint.")
    private Path file;

    @Option(
            names = "--key",
            paramLabel = "NAME",
            description = "The entry of a PyTorch checkpoint that holds the weights, such as model.state_dict.")
    private String key;

    @Spec
    private CommandSpec spec;

    @Override
    public ExitCode run() throws IOException {
        Model model = Models.open(file, Optional.ofNullable(key));
        requireFinite(model);
        Optional<TorchFile.Form> form = TorchFile.form(file);
        String checksum = form.isPresent() ? checkpointsChecksum(form.get()) : ourChecksum();
        Console.of(spec)
                .outWriter()
                .println(file + ": ok, " + HumanNumbers.count(model.weights().elements()) + " parameters, " + checksum);
        return ExitCode.OK;
    }

    private String ourChecksum() throws IOException {
        return switch (Safetensors.verify(file)) {
            case MATCHES -> "its checksum matches";
            case ABSENT -> "it carries no checksum";
            case DIFFERS ->
                throw new ModelException(
                        file + " was changed after it was written: its weights do not match their checksum");
        };
    }

    /** Reading an archive compares its checksums; the older form has none. */
    private static String checkpointsChecksum(TorchFile.Form form) {
        return switch (form) {
            case ZIP -> "the archive's checksums match";
            case LEGACY -> "it carries no checksum";
        };
    }

    private void requireFinite(Model model) {
        for (Map.Entry<String, Weight> weight : model.weights().asMap().entrySet()) {
            for (float value : weight.getValue().values()) {
                if (!Float.isFinite(value)) {
                    throw new ModelException(file + " is no usable model: " + weight.getKey() + " holds " + value);
                }
            }
        }
    }
}
