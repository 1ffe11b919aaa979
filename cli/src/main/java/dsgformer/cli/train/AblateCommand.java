package dsgformer.cli.train;

import dsgformer.cli.run.CommandException;
import dsgformer.cli.run.Console;
import dsgformer.cli.run.ExitCode;
import dsgformer.cli.run.ResultFile;
import dsgformer.cli.run.Subcommand;
import dsgformer.cli.run.TerminationRequest;
import dsgformer.io.Folders;
import dsgformer.train.ablation.Ablation;
import dsgformer.train.ablation.AblationPlan;
import dsgformer.train.ablation.AblationTable;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code dsgformer ablate}: the paper's Table 2, with variants that it leaves out. */
@Command(
        name = "ablate",
        sortOptions = false,
        description = "Trains and measures variants of the network on one budget, beside the paper's Table 2.",
        footer = {
            "",
            "Finished variants are skipped; an interrupted one resumes.",
            "The table is also written into the output's folder, as table.md, table.csv and",
            "table.json.",
            "",
            "Examples:",
            "  dsgformer ablate -c configs/ablation.yaml",
            "  dsgformer ablate -c configs/ablation.yaml --set seeds=[1,2,3]"
        })
public final class AblateCommand implements Subcommand {

    @Option(
            names = {"-c", "--config"},
            paramLabel = "FILE",
            required = true,
            description = "The plan; configs/ablation.yaml is one.")
    private Path config;

    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            description =
                    "Replace a value of the file, such as limit=20m; may be repeated. Paths are relative to where you"
                            + " are.")
    private Map<String, String> overrides = new LinkedHashMap<>();

    @Option(
            names = "--dry-run",
            description = "List the cells, which of them are done, and what a training takes here; train nothing.")
    private boolean dryRun;

    @Spec
    private CommandSpec spec;

    @Override
    public ExitCode run() throws IOException {
        if (!Files.isRegularFile(config)) {
            throw new CommandException(ExitCode.USAGE, "there is no plan " + config);
        }
        Console console = Console.of(spec);
        AblationPlan plan = AblationPlan.read(config, overrides);
        Ablation ablation = new Ablation(plan, console::say);
        if (dryRun) {
            PrintWriter out = console.outWriter();
            ablation.forecast().forEach(out::println);
            out.println();
            TrainingForecast.of(plan.first()).forEach(out::println);
            out.flush();
            return ExitCode.OK;
        }
        try (TerminationRequest termination = TerminationRequest.calls(ablation::stop)) {
            AblationTable table = ablation.run();
            write(plan, table, console);
            termination.completed();
        }
        return ExitCode.OK;
    }

    private static void write(AblationPlan plan, AblationTable table, Console console) throws IOException {
        Path folder = Folders.create(plan.output());
        new ResultFile(folder.resolve("table.md")).write(table.toMarkdown());
        new ResultFile(folder.resolve("table.csv")).write(table.toCsv());
        new ResultFile(folder.resolve("table.json")).write(table.toJson() + "\n");
        PrintWriter out = console.outWriter();
        out.print(table.toMarkdown());
        out.flush();
        if (!table.isComplete()) {
            console.say("not every variant was trained; run the same command again to resume");
        }
    }
}
