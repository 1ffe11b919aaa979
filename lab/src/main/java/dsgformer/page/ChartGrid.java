package dsgformer.page;

import java.util.List;

/** Charts, as many in a row as there is room for. */
public record ChartGrid(List<SvgChart> charts) implements Block {

    public ChartGrid {
        charts = List.copyOf(charts);
    }

    @Override
    public HtmlText html() {
        return Templates.block("charts")
                .with("charts", Templates.each(charts, SvgChart::html))
                .html();
    }
}
