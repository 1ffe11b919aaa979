package dsgformer.eval;

import dsgformer.page.Table;
import java.util.ArrayList;
import java.util.List;

/** An evaluation's means as a Markdown table. */
final class ReportMarkdown {

    private static final List<String> HEADINGS = List.of(
            "set", "images", "PSNR blurred", "PSNR restored", "SSIM blurred", "SSIM restored", "SSIM skimage", "ms");

    /** The heading of the column of words in {@link #table}. */
    static final String WORDS = "set";

    private ReportMarkdown() {}

    static String of(EvaluationReport report) {
        EvaluationSubject subject = report.subject();
        return "**" + subject.model() + "**, engine " + subject.engine() + ", inference " + subject.inference() + ". "
                + report.protocol().description() + "." + failures(report) + "\n\n"
                + table(report).toMarkdown(WORDS);
    }

    private static String failures(EvaluationReport report) {
        int count = report.failures().size();
        return count == 0 ? "" : " Without " + count + (count == 1 ? " pair" : " pairs") + " that failed.";
    }

    /** A row for each set, and one for all. */
    static Table table(EvaluationReport report) {
        List<List<String>> rows = new ArrayList<>();
        report.sets().forEach((name, mean) -> rows.add(row(name, mean)));
        rows.add(row("all", report.mean()));
        return new Table(HEADINGS, rows);
    }

    private static List<String> row(String set, MeanScore mean) {
        return List.of(
                set,
                Integer.toString(mean.images()),
                MetricText.number("%.2f", mean.input().psnr()),
                MetricText.number("%.2f", mean.restored().psnr()),
                MetricText.number("%.4f", mean.input().ssim()),
                MetricText.number("%.4f", mean.restored().ssim()),
                MetricText.number("%.4f", mean.restored().ssimSkimage()),
                MetricText.number("%.0f", mean.ms()));
    }
}
