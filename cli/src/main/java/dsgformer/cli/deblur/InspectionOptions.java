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

/** The options that say how much care is taken of a photo, and how one sees afterwards what was done to it. */
final class InspectionOptions {

    @Option(
            names = {"-x", "--tta"},
            description =
                    "Ask about all eight turns and mirrors of a tile and average: eight times as long, a little better.")
    private boolean tta;

    @Option(
            names = "--skip-sharp",
            paramLabel = "0..1",
            defaultValue = "0",
            description =
                    "Leave photos as they are that are less blurred than this, on the scale of the blur estimate that is"
                            + " printed for each: 0 is as sharp as can be, 1 without any detail (default: none; 0.3 is a start).")
    private float skipSharp;

    @Option(
            names = "--no-guard",
            description = "Keep what the network makes even where it is false colors or a checkerboard; by default such"
                    + " tiles are shown another way, and at last left as they were.")
    private boolean unguarded;

    @Option(
            names = "--compare",
            paramLabel = "side|html",
            description =
                    "Show before and after beside each output: in one picture, NAME_compare with its extension, or on a"
                            + " page with a slider, NAME_compare.html (NAME.EXT_compare.html where outputs differ in EXT alone);"
                            + " several pages get one that leads to them, compare.html.")
    private BeforeAfterStyle compare;

    @Option(
            names = "--report",
            paramLabel = "FILE",
            description = "Write what became of each photo to a JSON file, also when the run is cut short.")
    private Path report;

    DeblurOptions applied(DeblurOptions options) {
        try {
            return options.withSkipSharp(skipSharp).withTta(tta).withGuard(!unguarded);
        } catch (IllegalArgumentException e) {
            throw new CommandException(ExitCode.USAGE, "--skip-sharp: " + e.getMessage(), e);
        }
    }

    /** In a pipe there is no file to show anything beside. */
    void requireNoComparison(CommandSpec command) {
        if (compare != null) {
            throw new ParameterException(
                    command.commandLine(), "--compare needs a photo and an output that are files, not - for a pipe");
        }
    }

    /** The report and those that were asked for besides. */
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
