package dsgformer.cli;

import dsgformer.text.HtmlText;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A page that leads to the pages of a batch's photos, with a small picture of the first of them. Not thread-safe. */
final class BeforeAfterIndex {

    /** So that the page of a huge batch stays one that a browser opens: six megabytes of pictures. */
    static final int PICTURES = 1000;

    /** One photo's line. */
    record Line(Path page, String title, String thumbnail, List<String> cells) {}

    private final List<Line> lines = new ArrayList<>();

    void add(Line line) {
        lines.add(line);
    }

    /** Whether the next line should have a picture. */
    boolean takesPictures() {
        return lines.size() < PICTURES;
    }

    int size() {
        return lines.size();
    }

    /** The deepest folder that holds all pages: where this page belongs. */
    Path folder() {
        Path common = lines.get(0).page().toAbsolutePath().normalize().getParent();
        for (Line line : lines) {
            while (!line.page().toAbsolutePath().normalize().startsWith(common)) {
                common = common.getParent();
            }
        }
        return common;
    }

    /** @param headings of the cells */
    String page(List<String> headings) {
        Path folder = folder();
        StringBuilder body = new StringBuilder("<h1>Before and after</h1>\n<p class=\"facts\">" + lines.size()
                + " photos</p>\n<table>\n<tr><th></th><th>photo</th>");
        headings.forEach(heading -> body.append("<th class=\"number\">")
                .append(HtmlText.escaped(heading))
                .append("</th>"));
        body.append("</tr>\n");
        for (Line line : lines) {
            String link = HtmlText.escaped(link(folder, line.page()));
            body.append("<tr><td>");
            if (!line.thumbnail().isEmpty()) {
                body.append("<a href=\"").append(link).append("\"><img loading=\"lazy\" alt=\"\" src=\"");
                body.append(line.thumbnail()).append("\"></a>");
            }
            body.append("</td><td class=\"name\"><a href=\"").append(link).append("\">");
            body.append(HtmlText.escaped(line.title())).append("</a></td>");
            line.cells()
                    .forEach(cell -> body.append("<td class=\"number\">")
                            .append(HtmlText.escaped(cell))
                            .append("</td>"));
            body.append("</tr>\n");
        }
        return Html.page("Before and after", body.append("</table>\n").toString());
    }

    /** Relative, with what is special in addresses escaped. */
    private static String link(Path folder, Path page) {
        return folder.toUri()
                .relativize(page.toAbsolutePath().normalize().toUri())
                .toString();
    }
}
