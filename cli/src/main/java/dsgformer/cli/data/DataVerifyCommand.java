package dsgformer.cli.data;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dsgformer.cli.options.DataOptions;
import dsgformer.cli.run.Console;
import dsgformer.cli.run.ExitCode;
import dsgformer.cli.run.HumanNumbers;
import dsgformer.cli.run.Subcommand;
import dsgformer.data.Finding;
import dsgformer.data.PairSet;
import dsgformer.data.check.DatasetCheck;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code dsgformer data verify}: checks pairs for errors. */
@Command(
        name = "verify",
        sortOptions = false,
        description =
                "Checks every picture: missing partners, sizes, unreadable files, duplicates, and pictures of one set"
                        + " that are, or nearly are, in another.",
        footer = {
            "",
            "Exit code 0: no errors were found; 3: errors were found.",
            "",
            "Examples:",
            "  dsgformer data verify --data GOPRO_Large",
            "  dsgformer data verify --data mine GOPRO_Large/test   is the test set in mine?"
        })
final class DataVerifyCommand implements Subcommand {

    private static final int PROGRESS_EVERY = 500;

    @Mixin
    private DataOptions data;

    @Option(names = "--json", description = "One JSON object on standard output.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public ExitCode run() throws IOException {
        Console console = Console.of(spec);
        List<Finding> findings = new ArrayList<>();
        List<PairSet> sets = data.sets(findings::add);
        String layout = data.layout().label();
        int total = sets.stream().mapToInt(set -> set.pairs().size()).sum();
        findings.addAll(DatasetCheck.of(sets, done -> {
            if (done % PROGRESS_EVERY == 0) {
                console.say(done + "/" + total + " pairs");
            }
        }));
        PrintWriter out = console.outWriter();
        if (json) {
            out.println(json(layout, sets, findings));
        } else {
            print(layout, sets, findings, out);
        }
        return findings.stream().anyMatch(finding -> finding.kind().error()) ? ExitCode.SOME_FAILED : ExitCode.OK;
    }

    private void print(String layout, List<PairSet> sets, List<Finding> findings, PrintWriter out) {
        out.println(data.places() + " (" + layout + "): "
                + sets.stream()
                        .map(set -> (set.name().isEmpty() ? "" : set.name() + " ")
                                + HumanNumbers.count(set.pairs().size()) + " pairs")
                        .collect(Collectors.joining(", ")));
        findings.forEach(finding -> out.println((finding.kind().error() ? "error   " : "warning ") + finding));
        long errors =
                findings.stream().filter(finding -> finding.kind().error()).count();
        out.println(
                findings.isEmpty()
                        ? "nothing wrong"
                        : errors + (errors == 1 ? " error, " : " errors, ") + (findings.size() - errors) + " warnings");
    }

    private String json(String layout, List<PairSet> sets, List<Finding> findings) {
        ObjectNode root = new JsonMapper().createObjectNode();
        root.put("data", data.places()).put("layout", layout);
        ArrayNode setNodes = root.putArray("sets");
        sets.forEach(set -> setNodes.addObject()
                .put("name", set.name())
                .put("pairs", set.pairs().size()));
        ArrayNode findingNodes = root.putArray("findings");
        findings.forEach(finding -> findingNodes
                .addObject()
                .put("kind", finding.kind().label())
                .put("severity", finding.kind().error() ? "error" : "warning")
                .put("place", finding.place().toString())
                .put("count", finding.count())
                .put("text", finding.text()));
        root.put("ok", findings.stream().noneMatch(finding -> finding.kind().error()));
        return root.toString();
    }
}
