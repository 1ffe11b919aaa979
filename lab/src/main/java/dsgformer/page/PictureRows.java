package dsgformer.page;

import java.util.List;

/**
 * Versions of one picture side by side, in one row or several.
 *
 * @param title the picture's
 * @param note a line of text below the title
 */
public record PictureRows(String title, String note, List<List<Figure>> rows) implements Block {

    public PictureRows {
        rows = rows.stream().map(List::copyOf).toList();
    }

    @Override
    public HtmlText html() {
        return Templates.block("pictures")
                .with("title", title)
                .with("note", note)
                .with("rows", Templates.each(rows, PictureRows::row))
                .html();
    }

    private static HtmlText row(List<Figure> figures) {
        return Templates.block("pictures-row")
                .with("figures", Templates.each(figures, figure -> figure.html("version")))
                .html();
    }

    @Override
    public boolean showsFiles() {
        return rows.stream().flatMap(List::stream).anyMatch(Figure::isFile);
    }
}
