package dsgformer.cli.model;

import dsgformer.cli.run.Console;
import dsgformer.cli.run.ExitCode;
import dsgformer.cli.run.HumanNumbers;
import dsgformer.cli.run.Subcommand;
import dsgformer.cli.run.TextTable;
import dsgformer.network.Model;
import dsgformer.network.Models;
import dsgformer.network.NetworkFamilies;
import dsgformer.weights.published.Catalog;
import dsgformer.weights.published.PublishedWeights;
import dsgformer.weights.published.WeightsCache;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code dsgformer model list}: the bundled and fetched models and the named sizes. */
@Command(name = "list", description = "Lists the bundled and fetched models and the named sizes of networks.")
final class ModelListCommand implements Subcommand {

    @Option(
            names = "--remote",
            description = "List the published weights that 'model pull' fetches; opens no connection.")
    private boolean remote;

    @Spec
    private CommandSpec spec;

    @Override
    public ExitCode run() throws IOException {
        PrintWriter out = Console.of(spec).outWriter();
        if (remote) {
            printPublished(out);
            return ExitCode.OK;
        }
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
        printFetched(out);
        out.println("Named sizes (model info --preset NAME), with parameters:");
        TextTable presets = new TextTable();
        NetworkFamilies.sizes()
                .forEach((name, config) -> presets.row(name, HumanNumbers.count(config.parameterCount())));
        presets.print(out);
        return ExitCode.OK;
    }

    private static void printFetched(PrintWriter out) throws IOException {
        List<WeightsCache.Fetched> fetched = WeightsCache.ofUser().all();
        if (fetched.isEmpty()) {
            return;
        }
        out.println("Fetched models (-n NAME), with their licence:");
        TextTable table = new TextTable();
        fetched.forEach(each -> table.row(each.name(), HumanNumbers.megabytes(each.bytes()), each.licence()));
        table.print(out);
    }

    private static void printPublished(PrintWriter out) {
        out.println("Published weights (model pull NAME), with their licence and what their authors report:");
        TextTable table = new TextTable();
        for (PublishedWeights each : Catalog.bundled().weights()) {
            table.row(
                    each.name(),
                    each.bytes().isPresent()
                            ? HumanNumbers.megabytes(each.bytes().getAsLong())
                            : "",
                    each.addresses().isEmpty() ? each.licence() + " (no direct address)" : each.licence(),
                    each.published());
        }
        table.print(out);
    }
}
