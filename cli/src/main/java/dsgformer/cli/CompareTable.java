package dsgformer.cli;

import dsgformer.network.PublishedScore;
import dsgformer.text.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A comparison's lines as tables: for people, and for programs. */
record CompareTable(List<CompareRow> rows) {

    /** In place of a score. */
    private static final String UNTRAINED = "untrained";

    private static final String FIRST_PUBLISHED = "published parameters (10⁶)";

    private static final List<String> HEADINGS = List.of(
            "model",
            "network",
            "PSNR",
            "SSIM",
            "parameters",
            "GMACs at 256²",
            "s per image",
            "peak MB",
            "inference",
            FIRST_PUBLISHED,
            "published GMACs",
            "published PSNR",
            "published SSIM",
            "published inference",
            "source");

    private static final String[] WORDS = {"model", "network", "inference", "published inference", "source"};

    /** The column with sentences. */
    static final int SOURCE = HEADINGS.size() - 1;

    String toMarkdown() {
        return new Table(headings(), lines()).toMarkdown(WORDS);
    }

    String toCsv() {
        return new Table(HEADINGS, rows.stream().map(CompareTable::cells).toList()).toCsv();
    }

    /** For people: where nothing was published of any model, the columns of that are left out. */
    List<String> headings() {
        return shown(HEADINGS);
    }

    /** The rows below {@link #headings}. */
    List<List<String>> lines() {
        return rows.stream().map(row -> shown(cells(row))).toList();
    }

    private List<String> shown(List<String> cells) {
        return rows.stream().anyMatch(row -> row.published() != null)
                ? cells
                : cells.subList(0, HEADINGS.indexOf(FIRST_PUBLISHED));
    }

    private static List<String> cells(CompareRow row) {
        PublishedScore published = row.published();
        List<String> cells = new ArrayList<>();
        cells.add(row.model());
        cells.add(row.network());
        cells.add(row.untrained() ? UNTRAINED : number("%.2f", row.psnr()));
        cells.add(row.untrained() ? UNTRAINED : number("%.4f", row.ssim()));
        cells.add(String.format(Locale.ROOT, "%d", row.parameters()));
        cells.add(number("%.2f", row.gmacs()));
        cells.add(number("%.2f", row.seconds()));
        cells.add(row.peakMb() == null ? "" : row.peakMb().toString());
        cells.add(row.inference());
        cells.add(published == null ? "" : Double.toString(published.millions()));
        cells.add(
                published == null || published.gmacs() == null
                        ? ""
                        : published.gmacs().toString());
        cells.add(published == null ? "" : number("%.2f", published.psnr()));
        cells.add(published == null ? "" : number("%.4f", published.ssim()));
        cells.add(published == null ? "" : published.inference());
        cells.add(published == null ? "" : published.source());
        return cells;
    }

    private static String number(String format, Double value) {
        return value == null ? "" : String.format(Locale.ROOT, format, value);
    }
}
