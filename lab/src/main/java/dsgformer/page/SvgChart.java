package dsgformer.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/**
 * A line chart as SVG without references to other files.
 *
 * @param title above it
 * @param logarithmicX whether x is drawn by its logarithm; values that are not positive are then left out
 * @param logarithmicY the same of y
 */
public record SvgChart(String title, List<Curve> curves, boolean logarithmicX, boolean logarithmicY) {

    private static final int WIDTH = 560;
    private static final int HEIGHT = 240;
    private static final int LEFT = 64;
    private static final int RIGHT = 16;
    private static final int TOP = 36;
    private static final int BOTTOM = 28;
    private static final int TICKS = 4;
    /** About what a letter of the legend takes. */
    private static final int LETTER = 8;
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

    /** The element {@code svg}, which is a file of its own as well. */
    public String toSvg() {
        return html().toString();
    }

    /** In a page, the page's style gives it its colors. */
    HtmlText html() {
        Axis x = Axis.over(curves, Curve.Point::x, logarithmicX);
        Axis y = Axis.over(curves, Curve.Point::y, logarithmicY);
        return Templates.chart("chart")
                .with("width", WIDTH)
                .with("height", HEIGHT)
                .with("left", LEFT)
                .with("title", title)
                .with("ticks", ticks(x, y))
                .with("curves", lines(x, y))
                .with("legend", legend())
                .html();
    }

    private static HtmlText ticks(Axis x, Axis y) {
        List<HtmlText> ticks = new ArrayList<>();
        for (int i = 0; i <= TICKS; i++) {
            double share = (double) i / TICKS;
            ticks.add(Templates.chart("tick")
                    .with("left", LEFT)
                    .with("right", WIDTH - RIGHT)
                    .with("left-text", LEFT - 8)
                    .with("y", decimal(up(share)))
                    .with("y-text", decimal(up(share) + 4))
                    .with("value-y", y.tick(i))
                    .with("x", decimal(across(share)))
                    .with("bottom", HEIGHT - 8)
                    .with("anchor", i == TICKS ? "end" : "middle")
                    .with("value-x", x.tick(i))
                    .html());
        }
        return HtmlText.joined(ticks);
    }

    /** The first curve lies on top. */
    private HtmlText lines(Axis x, Axis y) {
        List<HtmlText> lines = new ArrayList<>();
        for (int i = curves.size() - 1; i >= 0; i--) {
            String points = curves.get(i).points().stream()
                    .filter(point -> x.shows(point.x()) && y.shows(point.y()))
                    .map(point -> decimal(across(x.share(point.x()))) + "," + decimal(up(y.share(point.y()))))
                    .collect(Collectors.joining(" "));
            lines.add(Templates.chart("curve")
                    .with("number", i % COLORS.size())
                    .with("color", COLORS.get(i % COLORS.size()))
                    .with("points", points)
                    .html());
        }
        return HtmlText.joined(lines);
    }

    /** From right to left; one curve needs none. */
    private HtmlText legend() {
        List<HtmlText> names = new ArrayList<>();
        int right = WIDTH - RIGHT;
        for (int i = curves.size() - 1; i >= 0 && curves.size() > 1; i--) {
            String name = curves.get(i).name();
            names.add(Templates.chart("legend")
                    .with("number", i % COLORS.size())
                    .with("color", COLORS.get(i % COLORS.size()))
                    .with("x", right)
                    .with("name", name)
                    .html());
            right -= LETTER * (name.length() + 2);
        }
        return HtmlText.joined(names);
    }

    private static double across(double share) {
        return LEFT + share * (WIDTH - LEFT - RIGHT);
    }

    private static double up(double share) {
        return HEIGHT - BOTTOM - share * (HEIGHT - TOP - BOTTOM);
    }

    private static String decimal(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
