package dsgformer.eval;

import dsgformer.text.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** An evaluation's means as a Markdown table. */
final class ReportMarkdown {

    private static final List<String> HEADINGS = List.of(
            "set", "images", "PSNR blurred", "PSNR restored", "SSIM blurred", "SSIM restored", "SSIM skimage", "ms");

    private ReportMarkdown() {}

    static String of(EvaluationReport report) {
        EvaluationSubject subject = report.subject();
        List<List<String>> rows = new ArrayList<>();
        report.sets().forEach((name, mean) -> rows.add(row(name, mean)));
        rows.add(row("all", report.mean()));
        return "**" + subject.model() + "**, engine " + subject.engine() + ", inference " + subject.inference() + ". "
                + report.protocol().description() + ".\n\n" + new Table(HEADINGS, rows, 1).toMarkdown();
    }

    private static List<String> row(String set, MeanScore mean) {
        return List.of(
                set,
                Integer.toString(mean.images()),
                number("%.2f", mean.input().psnr()),
                number("%.2f", mean.restored().psnr()),
                number("%.4f", mean.input().ssim()),
                number("%.4f", mean.restored().ssim()),
                number("%.4f", mean.restored().ssimSkimage()),
                number("%.0f", mean.ms()));
    }

    /** As people read it, who are shown ∞ and a dash for what is undefined. */
    static String number(String format, double value) {
        if (Double.isNaN(value)) {
            return "–";
        }
        return Double.isInfinite(value) ? "∞" : String.format(Locale.ROOT, format, value);
    }
}
