package dsgformer.train.record;

import dsgformer.text.HtmlText;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleUnaryOperator;
import java.util.function.ToDoubleFunction;

/**
 * A drawing of curves as SVG, that needs nothing but the text itself.
 *
 * @param title above it
 * @param logarithmicX whether x is drawn by its logarithm; values that are not positive are then left out
 * @param logarithmicY the same of y
 */
public record SvgChart(String title, List<Curve> curves, boolean logarithmicX, boolean logarithmicY) {

    private static final int WIDTH = 560;
    private static final int HEIGHT = 240;
    private static final int LEFT = 64;
    private static final int RIGHT = 12;
    private static final int TOP = 30;
    private static final int BOTTOM = 26;
    private static final int TICKS = 4;
    /** Of the palette by Okabe and Ito, which people of any color vision tell apart. */
    private static final List<String> COLORS = List.of("#0072B2", "#D55E00", "#009E73", "#CC79A7");

    private record Axis(double least, double most, boolean logarithmic) {

        static Axis over(List<Curve> curves, ToDoubleFunction<Curve.Point> value, boolean logarithmic) {
            double[] all = curves.stream()
                    .flatMap(curve -> curve.points().stream())
                    .mapToDouble(value)
                    .filter(v -> !logarithmic || v > 0)
                    .map(v -> logarithmic ? Math.log10(v) : v)
                    .sorted()
                    .toArray();
            if (all.length == 0) {
                return new Axis(0, 1, logarithmic);
            }
            double margin = all[all.length - 1] == all[0] ? Math.max(1e-9, Math.abs(all[0]) * 0.05) : 0;
            return new Axis(all[0] - margin, all[all.length - 1] + margin, logarithmic);
        }

        double share(double value) {
            return ((logarithmic ? Math.log10(value) : value) - least) / (most - least);
        }

        boolean shows(double value) {
            return !logarithmic || value > 0;
        }

        /** Decimals as far apart ticks need them; powers of ten where they are small or by logarithm far apart. */
        String tick(int i) {
            double at = least + (most - least) * i / TICKS;
            double value = logarithmic ? Math.pow(10, at) : at;
            double apart = logarithmic ? Math.abs(value) : (most - least) / TICKS;
            int magnitude = (int) Math.floor(Math.log10(apart));
            return magnitude < -3
                    ? String.format(Locale.ROOT, "%.1e", value)
                    : String.format(Locale.ROOT, "%." + Math.max(0, 1 - magnitude) + "f", value);
        }
    }

    /** The element {@code svg}. */
    public String toSvg() {
        Axis x = Axis.over(curves, Curve.Point::x, logarithmicX);
        Axis y = Axis.over(curves, Curve.Point::y, logarithmicY);
        DoubleUnaryOperator across = v -> LEFT + x.share(v) * (WIDTH - LEFT - RIGHT);
        DoubleUnaryOperator up = v -> HEIGHT - BOTTOM - y.share(v) * (HEIGHT - TOP - BOTTOM);
        StringBuilder svg = new StringBuilder();
        svg.append(String.format(
                Locale.ROOT,
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" width=\"%d\" height=\"%d\" role=\"img\""
                        + " font-family=\"sans-serif\" font-size=\"11\">%n<rect width=\"100%%\" height=\"100%%\""
                        + " fill=\"#fff\"/>%n<text x=\"%d\" y=\"16\" font-size=\"13\" font-weight=\"bold\">%s</text>%n",
                WIDTH,
                HEIGHT,
                WIDTH,
                HEIGHT,
                LEFT,
                HtmlText.escaped(title)));
        for (int i = 0; i <= TICKS; i++) {
            double atX = LEFT + (double) i / TICKS * (WIDTH - LEFT - RIGHT);
            double atY = HEIGHT - BOTTOM - (double) i / TICKS * (HEIGHT - TOP - BOTTOM);
            svg.append(String.format(
                    Locale.ROOT,
                    "<path d=\"M%d %.1fH%d\" stroke=\"#ddd\"/><text x=\"%d\" y=\"%.1f\" text-anchor=\"end\">%s</text>"
                            + "<text x=\"%.1f\" y=\"%d\" text-anchor=\"%s\">%s</text>%n",
                    LEFT,
                    atY,
                    WIDTH - RIGHT,
                    LEFT - 6,
                    atY + 4,
                    y.tick(i),
                    atX,
                    HEIGHT - 8,
                    i == TICKS ? "end" : "middle",
                    x.tick(i)));
        }
        int legend = WIDTH - RIGHT;
        for (int i = curves.size() - 1; i >= 0; i--) {
            Curve curve = curves.get(i);
            String color = COLORS.get(i % COLORS.size());
            svg.append("<polyline fill=\"none\" stroke-width=\"1.5\" stroke=\"" + color + "\" points=\"");
            for (Curve.Point point : curve.points()) {
                if (x.shows(point.x()) && y.shows(point.y())) {
                    svg.append(String.format(
                            Locale.ROOT, "%.1f,%.1f ", across.applyAsDouble(point.x()), up.applyAsDouble(point.y())));
                }
            }
            svg.append("\"/>\n");
            if (curves.size() > 1) {
                svg.append(String.format(
                        Locale.ROOT,
                        "<text x=\"%d\" y=\"16\" text-anchor=\"end\" fill=\"%s\">%s</text>%n",
                        legend,
                        color,
                        HtmlText.escaped(curve.name())));
                legend -= 12 + 7 * curve.name().length();
            }
        }
        return svg.append("</svg>\n").toString();
    }
}
