package dsgformer.eval;

import java.util.Locale;

/** Metrics as people read them: ∞ for what is infinite, a dash for what is undefined. */
final class MetricText {

    private MetricText() {}

    static String number(String format, double value) {
        if (Double.isNaN(value)) {
            return "–";
        }
        return Double.isInfinite(value) ? "∞" : String.format(Locale.ROOT, format, value);
    }
}
