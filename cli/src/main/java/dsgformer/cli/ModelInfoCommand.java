package dsgformer.cli;

import dsgformer.network.DsgformerConfig;
import dsgformer.network.ParameterTable;
import dsgformer.network.Preset;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code dsgformer model info}: what a network is made of. */
@Command(name = "info", description = "Shows a model's or a preset's configuration and where its parameters are.")
public final class ModelInfoCommand implements Subcommand {

    @Option(
            names = "--preset",
            paramLabel = "NAME",
            required = true,
            description = "A size without weights: paper, paper-restormer, small or tiny.")
    private String preset;

    @Spec
    private CommandSpec spec;

    @Override
    public ExitCode run() {
        describe("preset " + preset, preset(preset).config(), Console.of(spec).outWriter());
        return ExitCode.OK;
    }

    private static Preset preset(String label) {
        return Preset.named(label)
                .orElseThrow(() -> new CommandException(
                        ExitCode.USAGE,
                        "there is no preset " + label + "; there are "
                                + Arrays.stream(Preset.values())
                                        .map(Preset::label)
                                        .collect(Collectors.joining(", "))));
    }

    private static void describe(String name, DsgformerConfig config, PrintWriter out) {
        ParameterTable parameters = config.parameters();
        out.println(name + ": " + count(parameters.count()) + " parameters");
        out.println(config.toJson());
        out.println();
        TextTable table = new TextTable().row("stage", "parameters");
        for (Map.Entry<String, Long> stage : parameters.countByStage().entrySet()) {
            table.row(stage.getKey(), count(stage.getValue()));
        }
        table.row("total", count(parameters.count())).print(out);
    }

    private static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}
