package dsgformer.cli.model;

import dsgformer.cli.run.CommandException;
import dsgformer.cli.run.Console;
import dsgformer.cli.run.ExitCode;
import dsgformer.cli.run.HumanNumbers;
import dsgformer.cli.run.Subcommand;
import dsgformer.cli.run.TextTable;
import dsgformer.network.Model;
import dsgformer.network.Models;
import dsgformer.network.NetworkConfig;
import dsgformer.network.NetworkFacts;
import dsgformer.network.NetworkFamilies;
import dsgformer.network.SizeRule;
import dsgformer.weights.Shape;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code dsgformer model info}: describes a network. */
@Command(
        name = "info",
        sortOptions = false,
        description = "Describes a model's file or a preset: network, size, multiplications, parameters.")
final class ModelInfoCommand implements Subcommand {

    @Parameters(
            arity = "0..1",
            paramLabel = "MODEL",
            description = "A bundled model's name or a file; else the default model.")
    private String model;

    @Option(
            names = "--preset",
            paramLabel = "NAME",
            description = "A size without weights, as 'model list' names them, such as paper, restormer or nafnet-64.")
    private String preset;

    @Option(
            names = "--key",
            paramLabel = "NAME",
            description = "The entry of a PyTorch checkpoint that holds the weights, such as model.state_dict.")
    private String key;

    @Spec
    private CommandSpec spec;

    @Override
    public ExitCode run() throws IOException {
        if (model != null && preset != null) {
            throw new ParameterException(spec.commandLine(), "either a model or --preset, not both");
        }
        PrintWriter out = Console.of(spec).outWriter();
        if (preset != null) {
            describe("preset " + preset, preset(), out);
            return ExitCode.OK;
        }
        Model opened = model == null ? Models.bundled() : Models.named(model, Optional.ofNullable(key));
        describe("model " + opened.name(), opened.config(), out);
        if (!opened.metadata().isEmpty()) {
            out.println();
            new TreeMap<>(opened.metadata()).forEach((key, value) -> out.println(key + ": " + value));
        }
        return ExitCode.OK;
    }

    private NetworkConfig preset() {
        Map<String, NetworkConfig> sizes = NetworkFamilies.sizes();
        if (!sizes.containsKey(preset)) {
            throw new CommandException(
                    ExitCode.USAGE,
                    "there is no preset " + preset + "; there are " + String.join(", ", sizes.keySet()));
        }
        return sizes.get(preset);
    }

    private static void describe(String name, NetworkConfig config, PrintWriter out) {
        NetworkFacts facts = NetworkFamilies.of(config).facts();
        String count = HumanNumbers.count(config.parameterCount());
        out.println(name + ": " + facts.title() + ", " + count + " parameters");
        out.println(config.toJson());
        out.println();
        new TextTable()
                .row("multiplications at 256 × 256", gmacs(config, 256, 256))
                .row("multiplications at 1280 × 720", gmacs(config, 720, 1280))
                .print(out);
        out.println("sizes: " + config.sizes());
        out.println("pictures: " + facts.preparation());
        out.println("published in: " + facts.paper());
        facts.licence().ifPresent(licence -> out.println("licence: " + licence));
        out.println();
        TextTable table = new TextTable().row("stage", "parameters");
        for (Map.Entry<String, Long> stage : config.countByStage().entrySet()) {
            table.row(stage.getKey(), HumanNumbers.count(stage.getValue()));
        }
        long held = config.shapes().values().stream().mapToLong(Shape::elements).sum();
        if (held != config.parameterCount()) {
            table.row("of them statistics and aliases", HumanNumbers.count(held - config.parameterCount()));
        }
        table.row("total", count).print(out);
    }

    private static String gmacs(NetworkConfig config, int height, int width) {
        SizeRule sizes = config.sizes();
        return HumanNumbers.giga(config.macs(sizes.roundedUp(height), sizes.roundedUp(width)));
    }
}
