package dsgformer.cli;

import dsgformer.network.DsgformerConfig;
import dsgformer.network.Model;
import dsgformer.network.Models;
import dsgformer.network.ParameterTable;
import dsgformer.network.Preset;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code dsgformer model info}: what a network is made of. */
@Command(
        name = "info",
        sortOptions = false,
        description = "Shows a model's or a preset's configuration, and where its parameters are.")
final class ModelInfoCommand implements Subcommand {

    @Parameters(
            arity = "0..1",
            paramLabel = "MODEL",
            description = "A bundled model's name or a file; else the default model.")
    private String model;

    @Option(
            names = "--preset",
            paramLabel = "NAME",
            description = "A size without weights: paper, paper-restormer, small or tiny.")
    private String preset;

    @Spec
    private CommandSpec spec;

    @Override
    public ExitCode run() throws IOException {
        if (model != null && preset != null) {
            throw new ParameterException(spec.commandLine(), "either a model or --preset, not both");
        }
        PrintWriter out = Console.of(spec).outWriter();
        if (preset != null) {
            describe("preset " + preset, preset().config(), out);
            return ExitCode.OK;
        }
        Model opened = model == null ? Models.bundled() : Models.named(model);
        describe("model " + opened.name(), opened.config(), out);
        if (!opened.metadata().isEmpty()) {
            out.println();
            new TreeMap<>(opened.metadata()).forEach((key, value) -> out.println(key + ": " + value));
        }
        return ExitCode.OK;
    }

    private Preset preset() {
        return Preset.named(preset)
                .orElseThrow(() -> new CommandException(
                        ExitCode.USAGE,
                        "there is no preset " + preset + "; there are "
                                + Arrays.stream(Preset.values())
                                        .map(Preset::label)
                                        .collect(Collectors.joining(", "))));
    }

    private static void describe(String name, DsgformerConfig config, PrintWriter out) {
        ParameterTable parameters = config.parameters();
        String count = Numbers.count(parameters.count());
        out.println(name + ": " + count + " parameters");
        out.println(config.toJson());
        out.println();
        TextTable table = new TextTable().row("stage", "parameters");
        for (Map.Entry<String, Long> stage : parameters.countByStage().entrySet()) {
            table.row(stage.getKey(), Numbers.count(stage.getValue()));
        }
        table.row("total", count).print(out);
    }
}
