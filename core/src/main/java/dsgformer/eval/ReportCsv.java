package dsgformer.eval;

import java.util.Locale;

/** An evaluation as comma-separated values after RFC 4180, a line per picture. */
final class ReportCsv {

    private static final String HEADER = "name,input_psnr,input_ssim,input_ssim_skimage,input_ssim_basicsr,"
            + "restored_psnr,restored_ssim,restored_ssim_skimage,restored_ssim_basicsr,protocol,inference,ms\n";

    private ReportCsv() {}

    static String of(EvaluationReport report) {
        StringBuilder csv = new StringBuilder(HEADER);
        for (ImageScore image : report.images()) {
            csv.append(quoted(image.path())).append(',');
            csv.append(metrics(image.input())).append(',');
            csv.append(metrics(image.restored())).append(',');
            csv.append(report.protocol().name().toLowerCase(Locale.ROOT)).append(',');
            csv.append(quoted(image.inference())).append(',');
            csv.append(image.ms()).append('\n');
        }
        return csv.toString();
    }

    private static String metrics(PairMetrics metrics) {
        return String.join(
                ",",
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

    private static String quoted(String text) {
        boolean plain = text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
    }
}
