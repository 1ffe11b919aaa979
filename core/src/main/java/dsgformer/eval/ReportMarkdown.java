package dsgformer.eval;

import java.util.Locale;

/** An evaluation's means as a Markdown table. */
final class ReportMarkdown {

    private static final String HEADER = """
            | set | images | PSNR blurred | PSNR restored | SSIM blurred | SSIM restored | SSIM skimage | ms |
            |---|---:|---:|---:|---:|---:|---:|---:|
            """;

    private ReportMarkdown() {}

    static String of(EvaluationReport report) {
        EvaluationSubject subject = report.subject();
        StringBuilder text =
                new StringBuilder("**" + subject.model() + "**, engine " + subject.engine() + ", inference "
                        + subject.inference() + ". " + report.protocol().description() + ".\n\n" + HEADER);
        report.sets().forEach((name, mean) -> text.append(row(name.replace("|", "\\|"), mean)));
        return text.append(row("all", report.mean())).toString();
    }

    private static String row(String set, MeanScore mean) {
        return String.join(
                " | ",
                "| " + set,
                Integer.toString(mean.images()),
                number("%.2f", mean.input().psnr()),
                number("%.2f", mean.restored().psnr()),
                number("%.4f", mean.input().ssim()),
                number("%.4f", mean.restored().ssim()),
                number("%.4f", mean.restored().ssimSkimage()),
                number("%.0f", mean.ms()) + " |\n");
    }

    private static String number(String format, double value) {
        if (Double.isNaN(value)) {
            return "–";
        }
        return Double.isInfinite(value) ? "∞" : String.format(Locale.ROOT, format, value);
    }
}
