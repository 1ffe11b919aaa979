package dsgformer.cli.deblur;

import dsgformer.cli.deblur.report.ConsoleReporter;
import dsgformer.cli.deblur.report.JsonEvents;
import dsgformer.cli.deblur.report.ProgressStyle;
import dsgformer.cli.deblur.report.RunReport;
import dsgformer.cli.run.Console;
import java.io.PrintWriter;
import picocli.CommandLine.Option;

/** The options for progress reports. */
final class ReportOptions {

    @Option(names = "--json", description = "Report to programs: one JSON object per line on standard output.")
    private boolean json;

    @Option(
            names = "--progress",
            paramLabel = "auto|bar|plain|none",
            defaultValue = "auto",
            description =
                    "How to report to people: bar, a bar; plain, one line per photo; none, only problems; auto, a bar"
                            + " on a terminal and lines elsewhere (default: ${DEFAULT-VALUE}).")
    private ProgressStyle progress;

    boolean json() {
        return json;
    }

    /** @param events receives the JSON events of {@code --json} */
    RunReport report(Console console, PrintWriter events) {
        return json ? new JsonEvents(events) : new ConsoleReporter(console, progress.on(console));
    }

    /** Whether a report shows the size of the batch. */
    boolean isHeard(Console console) {
        return json || progress.on(console) != ProgressStyle.NONE;
    }
}
