package dsgformer.cli.model;

import dsgformer.cli.run.CommandException;
import dsgformer.cli.run.Console;
import dsgformer.cli.run.ExitCode;
import dsgformer.cli.run.Subcommand;
import dsgformer.io.FileName;
import dsgformer.network.Model;
import dsgformer.network.Models;
import dsgformer.onnx.OnnxExport;
import dsgformer.picture.Size;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code dsgformer model export}: a model for programs that run ONNX files. */
@Command(
        name = "export",
        sortOptions = false,
        description = "Writes a model as an ONNX file (operator set 20), for other programs to run.",
        footer = {
            "",
            "The file reads 'blurred' [1, 3, h, w] in [0, 1] and gives 'restored' of the",
            "same shape. Without --size it takes any h and w that are multiples of 64;",
            "the calling program pads.",
            "",
            "Example:",
            "  dsgformer model export tiny --onnx tiny.onnx"
        })
final class ModelExportCommand implements Subcommand {

    @Parameters(paramLabel = "MODEL", description = "A bundled model's name or a .safetensors file, of DSGformer.")
    private String source;

    @Option(names = "--onnx", paramLabel = "OUT", required = true, description = "The .onnx file to write.")
    private Path target;

    @Option(
            names = "--size",
            paramLabel = "WxH",
            description = "The only size that the file reads, in multiples of 64, such as 1280x768; for programs that"
                    + " need fixed sizes.")
    private Size size;

    @Option(names = "--overwrite", description = "Replace OUT if it exists.")
    private boolean overwrite;

    @Spec
    private CommandSpec spec;

    @Override
    public ExitCode run() throws IOException {
        if (!overwrite && FileName.isTaken(target)) {
            throw new CommandException(ExitCode.OUTPUT_EXISTS, target + " exists; --overwrite replaces it");
        }
        Model model = Models.named(source);
        try {
            OnnxExport.write(target, model, Optional.ofNullable(size));
        } catch (IllegalArgumentException e) {
            throw new CommandException(ExitCode.USAGE, "--size: " + e.getMessage(), e);
        }
        Console.of(spec).say("wrote " + target + ", " + Files.size(target) + " bytes");
        return ExitCode.OK;
    }
}
