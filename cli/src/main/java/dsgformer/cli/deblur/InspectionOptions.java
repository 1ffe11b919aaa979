package dsgformer.cli.deblur;

import dsgformer.cli.deblur.beforeafter.BeforeAfterReport;
import dsgformer.cli.deblur.beforeafter.BeforeAfterStyle;
import dsgformer.cli.deblur.report.JsonSummary;
import dsgformer.cli.deblur.report.RunReport;
import dsgformer.cli.deblur.report.RunReports;
import dsgformer.cli.run.CommandException;
import dsgformer.cli.run.Console;
import dsgformer.cli.run.ExitCode;
import dsgformer.cli.run.ResultFile;
import dsgformer.infer.DeblurOptions;
import dsgformer.infer.Deblurrer;
import dsgformer.photo.ReadLimits;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** The options for averaging, skipping sharp photos, the guard, comparisons and the report. */
final class InspectionOptions {

    @Option(
            names = {"-x", "--tta"},
            description =
                    "Average over the eight turns and mirrors of each tile: eight times as long, slightly better.")
    private boolean tta;

    @Option(
            names = "--skip-sharp",
            paramLabel = "0..1",
            defaultValue = "0",
            description =
                    "Leave photos unchanged whose blur estimate, printed for each photo, is below this: 0 is sharp, 1"
                            + " without any detail (default: none; 0.3 is a start).")
    private float skipSharp;

    @Option(
            names = "--no-guard",
            description = "Keep the network's output even where it is false colors or a checkerboard; by default such"
                    + " tiles are retried another way and, if that fails, left as they were.")
    private boolean unguarded;

    @Option(
            names = "--compare",
            paramLabel = "side|html",
            description =
                    "Show before and after beside each output: in one picture, NAME_compare with its extension, or on a"
                            + " page with a slider, NAME_compare.html (NAME.EXT_compare.html where outputs differ in EXT alone);"
                            + " several pages get an index, compare.html.")
    private BeforeAfterStyle compare;

    @Option(
            names = "--report",
            paramLabel = "FILE",
            description = "Write the result of each photo to a JSON file, also if the run is interrupted.")
    private Path report;

    DeblurOptions applied(DeblurOptions options) {
        try {
            return options.withSkipSharp(skipSharp).withTta(tta).withGuard(!unguarded);
        } catch (IllegalArgumentException e) {
            throw new CommandException(ExitCode.USAGE, "--skip-sharp: " + e.getMessage(), e);
        }
    }

    /** Refuses {@code --compare} in a pipe, which has no file to write a comparison beside. */
    void requireNoComparison(CommandSpec command) {
        if (compare != null) {
            throw new ParameterException(
                    command.commandLine(), "--compare needs files as input and output, not - for a pipe");
        }
    }

    /** The main report together with the reports of {@code --compare} and {@code --report}. */
    RunReport with(RunReport main, Deblurrer deblurrer, ReadLimits limits, Console console) throws IOException {
        List<RunReport> reports = new ArrayList<>(List.of(main));
        if (compare != null) {
            reports.add(new BeforeAfterReport(compare, deblurrer, limits, console));
        }
        if (report != null) {
            ResultFile file = new ResultFile(report);
            file.requireWritable();
            reports.add(new JsonSummary(file));
        }
        return reports.size() == 1 ? main : new RunReports(reports);
    }
}
