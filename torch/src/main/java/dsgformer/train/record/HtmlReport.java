package dsgformer.train.record;

import dsgformer.text.HtmlText;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/**
 * A training as one page of HTML, which needs no other file and no network: facts, curves, pictures before and after.
 *
 * @param title the page's
 * @param facts what was trained and how far it is
 * @param pictures rows of pictures, each under its caption
 * @param settings the configuration, as text
 */
public record HtmlReport(
        String title, Map<String, String> facts, List<SvgChart> charts, List<Row> pictures, String settings) {

    /** One image in several states; {@code pngs} by caption. */
    public record Row(String name, Map<String, byte[]> pngs) {}

    /** The page. */
    public String toHtml() {
        StringBuilder page = new StringBuilder();
        page.append("<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">")
                .append("<meta name=\"viewport\" content=\"width=device-width\"><title>")
                .append(HtmlText.escaped(title))
                .append(
                        "</title>\n<style>body{font:15px/1.5 sans-serif;margin:2rem auto;max-width:75rem;padding:0 1rem;color:#222}")
                .append(
                        "dl{display:grid;grid-template-columns:max-content auto;gap:.1rem 1rem}dt{color:#666}dd{margin:0}")
                .append(".charts{display:grid;grid-template-columns:repeat(auto-fit,minmax(22rem,1fr));gap:1rem}")
                .append(".charts svg{width:100%;height:auto}.row{display:flex;flex-wrap:wrap;gap:.5rem}")
                .append(
                        "figure{margin:0}figcaption{color:#666;font-size:.85rem}img{width:256px;max-width:100%;image-rendering:pixelated}")
                .append("pre{background:#f6f6f6;padding:1rem;overflow:auto}</style></head><body>\n<h1>")
                .append(HtmlText.escaped(title))
                .append("</h1>\n<dl>");
        facts.forEach((name, value) ->
                page.append("<dt>" + HtmlText.escaped(name) + "</dt><dd>" + HtmlText.escaped(value) + "</dd>"));
        page.append("</dl>\n");
        if (!charts.isEmpty()) {
            page.append("<h2>Curves</h2>\n<div class=\"charts\">\n");
            charts.forEach(chart -> page.append(chart.toSvg()));
            page.append("</div>\n");
        }
        if (!pictures.isEmpty()) {
            page.append("<h2>Before and after</h2>\n");
        }
        for (Row row : pictures) {
            page.append("<h3>" + HtmlText.escaped(row.name()) + "</h3>\n<div class=\"row\">\n");
            row.pngs()
                    .forEach((caption, png) -> page.append("<figure><img alt=\"" + HtmlText.escaped(caption)
                            + "\" src=\"data:image/png;base64,"
                            + Base64.getEncoder().encodeToString(png) + "\"><figcaption>" + HtmlText.escaped(caption)
                            + "</figcaption></figure>\n"));
            page.append("</div>\n");
        }
        return page.append("<h2>Configuration</h2>\n<pre>" + HtmlText.escaped(settings) + "</pre>\n</body></html>\n")
                .toString();
    }
}
