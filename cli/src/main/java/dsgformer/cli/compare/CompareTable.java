package dsgformer.cli.compare;

import dsgformer.network.PublishedScore;
import dsgformer.page.Block;
import dsgformer.page.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A comparison's rows as tables: Markdown and HTML for people, CSV for programs. */
record CompareTable(List<CompareRow> rows) {

    /** In place of a score. */
    private static final String UNTRAINED = "untrained";

    private static final String FIRST_PUBLISHED = "published parameters (10⁶)";

    /** Heading of the column with sentences. */
    private static final String SOURCE = "source";

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
            SOURCE);

    private static final String[] WORDS = {"model", "network", "inference", "published inference", SOURCE};

    String toMarkdown() {
        return shown().toMarkdown(WORDS);
    }

    /**
     * As part of a page, without the column of sources: its sentences would make rows too high, and the page lists them
     * as notes.
     */
    Block toBlock() {
        Table shown = shown();
        return (shown.headings().contains(SOURCE) ? shown.without(SOURCE) : shown).toBlock(WORDS);
    }

    String toCsv() {
        return all().toCsv();
    }

    /** For people: without the columns of published values where no model has any. */
    private Table shown() {
        return rows.stream().anyMatch(row -> row.published() != null)
                ? all()
                : all().without(HEADINGS.subList(HEADINGS.indexOf(FIRST_PUBLISHED), HEADINGS.size())
                        .toArray(String[]::new));
    }

    private Table all() {
        return new Table(HEADINGS, rows.stream().map(CompareTable::cells).toList());
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
