package dsgformer.cli.model;

import dsgformer.cli.run.Console;
import dsgformer.cli.run.ExitCode;
import dsgformer.cli.run.HumanNumbers;
import dsgformer.cli.run.Subcommand;
import dsgformer.cli.run.TextTable;
import dsgformer.network.Model;
import dsgformer.network.Models;
import dsgformer.network.NetworkFamilies;
import java.io.PrintWriter;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code dsgformer model list}: the bundled models and the named sizes. */
@Command(name = "list", description = "Lists the bundled models and the named sizes of networks.")
final class ModelListCommand implements Subcommand {

    @Spec
    private CommandSpec spec;

    @Override
    public ExitCode run() {
        PrintWriter out = Console.of(spec).outWriter();
        List<String> bundled = Models.bundledNames();
        TextTable models = new TextTable();
        for (String name : bundled) {
            Model model = Models.bundled(name);
            models.row(
                    name, HumanNumbers.count(model.weights().elements()), name.equals(bundled.get(0)) ? "default" : "");
        }
        out.println(
                bundled.isEmpty()
                        ? "No model is bundled; name a file with -n FILE."
                        : "Bundled models (-n NAME), with parameters:");
        models.print(out);
        out.println("Named sizes (model info --preset NAME), with parameters:");
        TextTable presets = new TextTable();
        NetworkFamilies.sizes()
                .forEach((name, config) -> presets.row(name, HumanNumbers.count(config.parameterCount())));
        presets.print(out);
        return ExitCode.OK;
    }
}
