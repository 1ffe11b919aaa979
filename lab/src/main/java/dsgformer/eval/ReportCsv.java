package dsgformer.eval;

import dsgformer.page.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** An evaluation as comma-separated values, a line per picture. */
final class ReportCsv {

    private static final List<String> HEADINGS = List.of(
            "name",
            "input_psnr",
            "input_ssim",
            "input_ssim_skimage",
            "input_ssim_basicsr",
            "restored_psnr",
            "restored_ssim",
            "restored_ssim_skimage",
            "restored_ssim_basicsr",
            "protocol",
            "inference",
            "ms");

    private ReportCsv() {}

    static String of(EvaluationReport report) {
        String protocol = report.protocol().name().toLowerCase(Locale.ROOT);
        List<List<String>> rows = new ArrayList<>();
        for (ImageScore image : report.images()) {
            List<String> row = new ArrayList<>(List.of(image.path()));
            row.addAll(metrics(image.input()));
            row.addAll(metrics(image.restored()));
            row.addAll(List.of(protocol, image.inference(), Long.toString(image.ms())));
            rows.add(row);
        }
        return new Table(HEADINGS, rows).toCsv();
    }

    private static List<String> metrics(PairMetrics metrics) {
        return List.of(
                number(metrics.psnr()),
                number(metrics.ssim()),
                number(metrics.ssimSkimage()),
                number(metrics.ssimBasicsr()));
    }

    private static String number(double value) {
        if (Double.isNaN(value)) {
            return "";
        }
        return Double.isInfinite(value) ? "inf" : String.format(Locale.ROOT, "%.6f", value);
    }
}
