package dsgformer.cli.data;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dsgformer.cli.options.DataOptions;
import dsgformer.cli.run.Console;
import dsgformer.cli.run.ExitCode;
import dsgformer.cli.run.HumanNumbers;
import dsgformer.cli.run.Subcommand;
import dsgformer.cli.run.TextTable;
import dsgformer.data.PairSet;
import dsgformer.eval.PairDistribution;
import dsgformer.eval.PairStatistics;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code dsgformer data stats}: statistics of pairs. */
@Command(
        name = "stats",
        sortOptions = false,
        description =
                "Prints statistics of pairs: how many, of which sizes, how blurred, and how much brighter the blurred ones"
                        + " are (0 where encoded frames were averaged, more where light was).")
final class DataStatsCommand implements Subcommand {

    @Mixin
    private DataOptions data;

    @Option(names = "--json", description = "One JSON object on standard output.")
    private boolean json;

    @Option(
            names = "--distribution",
            description =
                    "How the blur is spread instead: deciles of PSNR and of the differences between neighbors that are kept,"
                            + " and amplitudes octave by octave, finest first: what blurred halves keep, and how crisp sharp ones are.")
    private boolean distribution;

    @Spec
    private CommandSpec spec;

    @Override
    public ExitCode run() throws IOException {
        if (distribution) {
            printDistributions();
            return ExitCode.OK;
        }
        List<PairStatistics> all = new ArrayList<>();
        for (PairSet set : data.sets()) {
            all.add(PairStatistics.of(set));
        }
        PrintWriter out = Console.of(spec).outWriter();
        if (json) {
            out.println(json(all));
        } else {
            table(all).print(out);
        }
        return ExitCode.OK;
    }

    private void printDistributions() throws IOException {
        List<PairDistribution> all = new ArrayList<>();
        for (PairSet set : data.sets()) {
            all.add(PairDistribution.of(set));
        }
        PrintWriter out = Console.of(spec).outWriter();
        if (json) {
            ObjectNode root = new JsonMapper().createObjectNode().put("data", data.places());
            ArrayNode sets = root.putArray("sets");
            for (PairDistribution set : all) {
                ObjectNode node = sets.addObject().put("name", set.set());
                set.psnr().forEach(node.putArray("psnr_deciles")::add);
                set.kept().forEach(node.putArray("kept_deciles")::add);
                set.blurredBands().forEach(node.putArray("blurred_bands")::add);
                set.sharpBands().forEach(node.putArray("sharp_bands")::add);
            }
            out.println(root);
            return;
        }
        TextTable table =
                new TextTable().row("set", "PSNR, deciles", "kept, deciles", "kept by octave", "sharp by octave");
        for (PairDistribution set : all) {
            table.row(
                    set.set().isEmpty() ? "all" : set.set(),
                    numbers("%.1f", set.psnr()),
                    numbers("%.2f", set.kept()),
                    numbers("%.2f", set.blurredBands()),
                    numbers("%.2f", set.sharpBands()));
        }
        table.print(out);
    }

    private static String numbers(String format, List<Double> values) {
        return values.stream().map(value -> number(format, value)).collect(Collectors.joining(" "));
    }

    private static TextTable table(List<PairStatistics> all) {
        TextTable table =
                new TextTable().row("set", "pairs", "MP", "PSNR", "least", "most", "brighter", "detail", "sizes");
        for (PairStatistics set : all) {
            table.row(
                    set.set().isEmpty() ? "all" : set.set(),
                    HumanNumbers.count(set.pairs()),
                    number("%.1f", set.megapixels()),
                    number("%.2f", set.psnr()),
                    number("%.2f", set.leastPsnr()),
                    number("%.2f", set.mostPsnr()),
                    number("%+.2f", set.brighter()),
                    number("%.2f", set.detail()),
                    set.sizes().entrySet().stream()
                            .limit(3)
                            .map(size -> size.getKey() + ": " + size.getValue())
                            .collect(Collectors.joining(", ", "", set.sizes().size() > 3 ? ", ..." : "")));
        }
        return table;
    }

    private static String number(String format, double value) {
        return Double.isNaN(value) ? "-" : String.format(Locale.ROOT, format, value);
    }

    private String json(List<PairStatistics> all) {
        ObjectNode root = new JsonMapper().createObjectNode();
        root.put("data", data.places());
        ArrayNode sets = root.putArray("sets");
        for (PairStatistics set : all) {
            ObjectNode node = sets.addObject().put("name", set.set()).put("pairs", set.pairs());
            ObjectNode sizes = node.putObject("sizes");
            set.sizes().forEach(sizes::put);
            node.put("megapixels", set.megapixels());
            put(node, "psnr", set.psnr());
            put(node, "least_psnr", set.leastPsnr());
            put(node, "most_psnr", set.mostPsnr());
            put(node, "brighter", set.brighter());
            put(node, "detail", set.detail());
        }
        return root.toString();
    }

    /** JSON has no undefined numbers. */
    private static void put(ObjectNode node, String name, double value) {
        if (Double.isFinite(value)) {
            node.put(name, value);
        } else {
            node.putNull(name);
        }
    }
}
