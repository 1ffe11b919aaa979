package dsgformer.eval;

import dsgformer.page.Block;
import dsgformer.page.Figure;
import dsgformer.page.Page;
import dsgformer.page.PictureRows;
import dsgformer.page.Thumbnails;
import dsgformer.photo.Normalization;
import dsgformer.photo.Photo;
import dsgformer.picture.Planes;
import dsgformer.picture.Size;
import java.io.IOException;
import java.util.ArrayList;
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

    private record Shown(ImageScore score, List<List<Figure>> pictures) {

        double gain() {
            return score.restored().psnr() - score.input().psnr();
        }
    }

    private final int each;
    private final List<Shown> best = new ArrayList<>();
    private final List<Shown> worst = new ArrayList<>();

    /**
     * A gallery of the pictures that gained most and least.
     *
     * @param each how many to show at either end
     */
    public Gallery(int each) {
        this.each = each;
    }

    /** Keeps the picture if it is among the best or worst so far; all three are [3, h, w]. */
    public void offer(ImageScore score, Planes blurred, Planes restored, Planes sharp) throws IOException {
        Shown bare = new Shown(score, List.of());
        if (each == 0 || Double.isNaN(bare.gain())) { // NaN: nothing to order it by
            return;
        }
        Comparator<Shown> byGain = Comparator.comparingDouble(Shown::gain);
        boolean isBest = belongs(bare, best, byGain.reversed());
        boolean isWorst = belongs(bare, worst, byGain);
        if (isBest || isWorst) {
            Shown shown = new Shown(score, pictures(score.path(), blurred, restored, sharp));
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
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Paragraph("Engine " + subject.engine() + ", inference " + subject.inference() + ". "
                + report.protocol().description() + "."));
        blocks.add(ReportMarkdown.table(report).without("SSIM skimage", "ms").toBlock(ReportMarkdown.WORDS));
        int images = report.images().size();
        List<Shown> least = worst.stream()
                .filter(shown -> best.stream().noneMatch(other -> other.score.equals(shown.score)))
                .toList();
        section(blocks, images > best.size() ? "Gained most" : "All, those that gained most first", best);
        section(blocks, "Gained least", least);
        return new Page(subject.model(), subject.model(), blocks).toHtml();
    }

    private static void section(List<Block> blocks, String title, List<Shown> pictures) {
        if (pictures.isEmpty()) {
            return;
        }
        blocks.add(new Block.Heading(title));
        for (Shown shown : pictures) {
            ImageScore score = shown.score;
            String numbers = String.format(
                    Locale.ROOT,
                    "%s → %s dB (%s), SSIM %s → %s, %s",
                    MetricText.number("%.2f", score.input().psnr()),
                    MetricText.number("%.2f", score.restored().psnr()),
                    MetricText.number("%+.2f", shown.gain()),
                    MetricText.number("%.4f", score.input().ssim()),
                    MetricText.number("%.4f", score.restored().ssim()),
                    score.inference());
            blocks.add(new PictureRows(score.path(), numbers, shown.pictures));
        }
    }

    /** A row of whole pictures, and one of details. */
    private static List<List<Figure>> pictures(String path, Planes blurred, Planes restored, Planes sharp)
            throws IOException {
        Size window = new Size(Math.min(DETAIL, sharp.width()), Math.min(DETAIL, sharp.height()));
        int[] corner = busiest(blurred, sharp, window.width(), window.height());
        List<Figure> whole = new ArrayList<>();
        List<Figure> details = new ArrayList<>();
        String[] names = {"blurred", "restored", "sharp"};
        List<Planes> all = List.of(blurred, restored, sharp);
        for (int i = 0; i < names.length; i++) {
            Photo small = Thumbnails.within(SMALL, Normalization.toPhoto(all.get(i)));
            whole.add(Figure.of(names[i], path + ", " + names[i], small));
            String caption = names[i] + ", detail";
            Photo detail = Normalization.toPhoto(all.get(i).cut(corner[0], corner[1], window));
            details.add(Figure.of(caption, path + ", " + caption, detail));
        }
        return List.of(whole, details);
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
}
