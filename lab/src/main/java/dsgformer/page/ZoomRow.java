package dsgformer.page;

import java.util.List;
import java.util.Set;

/** Versions of one picture under its title; zooming or moving one does it to all. */
public record ZoomRow(String title, List<Figure> figures) implements Block {

    public ZoomRow {
        figures = List.copyOf(figures);
    }

    @Override
    public HtmlText html() {
        return Templates.block("zoom")
                .with("title", title)
                .with("figures", Templates.each(figures, Figure::zoomable))
                .html();
    }

    @Override
    public Set<PageScript> scripts() {
        return Set.of(PageScript.ZOOM);
    }

    @Override
    public boolean showsFiles() {
        return figures.stream().anyMatch(Figure::isFile);
    }
}
