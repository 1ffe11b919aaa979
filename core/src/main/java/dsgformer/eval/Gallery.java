package dsgformer.eval;

import dsgformer.image.Normalization;
import dsgformer.image.PhotoFiles;
import dsgformer.image.PhotoFormat;
import dsgformer.image.Planes;
import dsgformer.image.Size;
import dsgformer.text.HtmlText;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * The pictures that gained most and least, as one HTML file that needs no other: each blurred, restored and sharp, small as a
 * whole, and at full size where blurred and sharp differ most. Only those that may be shown are kept while an evaluation runs.
 */
public final class Gallery {

    private static final int DETAIL = 224;
    private static final int SMALL = 448;
    private static final int QUALITY = 90;

    private static final String HEAD = """
            <!DOCTYPE html>
            <html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
            <title>%s</title><style>
            body { font: 15px/1.45 system-ui, sans-serif; margin: 1.5em auto; max-width: 1400px; padding: 0 1em; color: #222; }
            table { border-collapse: collapse; margin: 1em 0; } th, td { border: 1px solid #ccc; padding: .25em .7em; text-align: right; }
            th:first-child, td:first-child { text-align: left; }
            h3 { margin: 1.6em 0 .3em; font-size: 1em; } h3 span { font-weight: normal; color: #555; }
            .row { display: grid; grid-template-columns: repeat(3, 1fr); gap: .4em; }
            figure { margin: 0; } img { width: 100%%; display: block; } figcaption { color: #555; font-size: .85em; }
            </style></head><body>
            <h1>%s</h1><p>%s</p>
            """;

    private record Shown(ImageScore score, String pictures) {

        double gain() {
            return score.restored().psnr() - score.input().psnr();
        }
    }

    private final int each;
    private final List<Shown> best = new ArrayList<>();
    private final List<Shown> worst = new ArrayList<>();

    /** @param each how many to show at either end */
    public Gallery(int each) {
        this.each = each;
    }

    /** Keeps the picture if it is among the best or worst so far; all three are [3, h, w]. */
    public void offer(ImageScore score, Planes blurred, Planes restored, Planes sharp) throws IOException {
        Shown bare = new Shown(score, "");
        if (each == 0 || Double.isNaN(bare.gain())) { // NaN: nothing to order it by
            return;
        }
        Comparator<Shown> byGain = Comparator.comparingDouble(Shown::gain);
        boolean isBest = belongs(bare, best, byGain.reversed());
        boolean isWorst = belongs(bare, worst, byGain);
        if (isBest || isWorst) {
            Shown shown = new Shown(score, pictures(blurred, restored, sharp));
            keep(isBest, shown, best, byGain.reversed());
            keep(isWorst, shown, worst, byGain);
        }
    }

    private boolean belongs(Shown shown, List<Shown> among, Comparator<Shown> order) {
        return among.size() < each || order.compare(shown, among.get(among.size() - 1)) < 0;
    }

    private void keep(boolean belongs, Shown shown, List<Shown> among, Comparator<Shown> order) {
        if (belongs) {
            among.add(shown);
            among.sort(order);
            while (among.size() > each) {
                among.remove(among.size() - 1);
            }
        }
    }

    /** The page, with the report's means above the pictures. */
    public String html(EvaluationReport report) {
        EvaluationSubject subject = report.subject();
        String facts = "Engine " + subject.engine() + ", inference " + subject.inference() + ". "
                + report.protocol().description() + ".";
        StringBuilder page = new StringBuilder(String.format(
                Locale.ROOT,
                HEAD,
                HtmlText.escaped(subject.model()),
                HtmlText.escaped(subject.model()),
                HtmlText.escaped(facts)));
        page.append("<table><tr><th>set</th><th>images</th><th>PSNR blurred</th><th>PSNR restored</th>")
                .append("<th>SSIM blurred</th><th>SSIM restored</th></tr>\n");
        report.sets().forEach((name, mean) -> page.append(row(name, mean)));
        page.append(row("all", report.mean())).append("</table>\n");
        int images = report.images().size();
        List<Shown> least = worst.stream()
                .filter(shown -> best.stream().noneMatch(other -> other.score.equals(shown.score)))
                .toList();
        section(page, images > best.size() ? "Gained most" : "All, those that gained most first", best);
        section(page, "Gained least", least);
        return page.append("</body></html>\n").toString();
    }

    private static void section(StringBuilder page, String title, List<Shown> pictures) {
        if (pictures.isEmpty()) {
            return;
        }
        page.append("<h2>").append(title).append("</h2>\n");
        for (Shown shown : pictures) {
            ImageScore score = shown.score;
            page.append("<h3>").append(HtmlText.escaped(score.path())).append(" <span>");
            page.append(HtmlText.escaped(String.format(
                    Locale.ROOT,
                    "%s → %s dB (%s), SSIM %s → %s, %s",
                    MetricText.number("%.2f", score.input().psnr()),
                    MetricText.number("%.2f", score.restored().psnr()),
                    MetricText.number("%+.2f", shown.gain()),
                    MetricText.number("%.4f", score.input().ssim()),
                    MetricText.number("%.4f", score.restored().ssim()),
                    score.inference())));
            page.append("</span></h3>\n").append(shown.pictures);
        }
    }

    private static String row(String set, MeanScore mean) {
        return "<tr><td>" + HtmlText.escaped(set) + "</td><td>" + mean.images() + "</td><td>"
                + MetricText.number("%.2f", mean.input().psnr()) + "</td><td>"
                + MetricText.number("%.2f", mean.restored().psnr()) + "</td><td>"
                + MetricText.number("%.4f", mean.input().ssim()) + "</td><td>"
                + MetricText.number("%.4f", mean.restored().ssim()) + "</td></tr>\n";
    }

    private static String pictures(Planes blurred, Planes restored, Planes sharp) throws IOException {
        int width = Math.min(DETAIL, sharp.width());
        int height = Math.min(DETAIL, sharp.height());
        int[] corner = busiest(blurred, sharp, width, height);
        StringBuilder text = new StringBuilder("<div class=\"row\">\n");
        String[] names = {"blurred", "restored", "sharp"};
        List<Planes> all = List.of(blurred, restored, sharp);
        for (int i = 0; i < names.length; i++) {
            figure(text, small(all.get(i)), names[i]);
        }
        for (int i = 0; i < names.length; i++) {
            figure(text, all.get(i).cut(corner[0], corner[1], new Size(width, height)), names[i] + ", detail");
        }
        return text.append("</div>\n").toString();
    }

    private static void figure(StringBuilder text, Planes picture, String caption) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PhotoFiles.write(Normalization.toPhoto(picture).withJpegQuality(QUALITY), bytes, PhotoFormat.JPEG);
        text.append("<figure><img alt=\"")
                .append(caption)
                .append("\" src=\"data:image/jpeg;base64,")
                .append(Base64.getEncoder().encodeToString(bytes.toByteArray()))
                .append("\"><figcaption>")
                .append(caption)
                .append("</figcaption></figure>\n");
    }

    /** Left and top of the window in which blurred and sharp differ most, on a grid of half windows. */
    private static int[] busiest(Planes blurred, Planes sharp, int width, int height) {
        int[] corner = {0, 0};
        double most = -1;
        for (int top = 0; top + height <= sharp.height(); top += Math.max(1, height / 2)) {
            for (int left = 0; left + width <= sharp.width(); left += Math.max(1, width / 2)) {
                double sum = 0;
                for (int y = top; y < top + height; y += 2) {
                    for (int x = left; x < left + width; x += 2) {
                        sum += Math.abs(blurred.at(1, y, x) - sharp.at(1, y, x));
                    }
                }
                if (sum > most) {
                    most = sum;
                    corner = new int[] {left, top};
                }
            }
        }
        return corner;
    }

    /** Means over whole pixels, so that neither side is above {@link #SMALL}. */
    private static Planes small(Planes of) {
        int factor = Math.max(1, (of.size().longestSide() + SMALL - 1) / SMALL);
        Planes out = Planes.of(3, Math.max(1, of.height() / factor), Math.max(1, of.width() / factor));
        int square = Math.min(factor, of.height()) * Math.min(factor, of.width());
        for (int c = 0; c < 3; c++) {
            for (int y = 0; y < out.height(); y++) {
                for (int x = 0; x < out.width(); x++) {
                    float sum = 0;
                    for (int dy = 0; dy < Math.min(factor, of.height()); dy++) {
                        for (int dx = 0; dx < Math.min(factor, of.width()); dx++) {
                            sum += Math.max(0, Math.min(1, of.at(c, y * factor + dy, x * factor + dx)));
                        }
                    }
                    out.values()[out.index(c, y, x)] = sum / square;
                }
            }
        }
        return out;
    }
}
