package dsgformer.cli;

import dsgformer.data.ImagePair;
import dsgformer.data.PairSet;
import dsgformer.text.HtmlText;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/** A page that shows each picture blurred, restored by each model, and sharp, side by side; zooming one zooms all. */
record CompareGallery(Path folder, List<Exhibit> exhibits) {

    /** A model: as it is called, and as its files are. */
    record Exhibit(String title, String id) {}

    private static final String HEAD = """
            <!DOCTYPE html>
            <html lang="en"><head><meta charset="utf-8"><title>Comparison</title><style>
            :root { color-scheme: light dark; }
            body { font-family: sans-serif; margin: 1.5em; }
            .table { overflow-x: auto; } table { border-collapse: collapse; font-size: .9em; }
            td, th { border-bottom: 1px solid #8886; padding: .3em .6em; text-align: right; white-space: nowrap; }
            th { white-space: normal; vertical-align: bottom; } td:nth-child(-n+2), th:nth-child(-n+2) { text-align: left; }
            .sources { font-size: .85em; max-width: 60em; } h2 { font-size: 1.1em; margin: 2em 0 .5em; }
            .row { display: grid; grid-template-columns: repeat(auto-fill, minmax(22em, 1fr)); gap: .8em; }
            figure { margin: 0; } figcaption { padding: .2em 0; font-size: .9em; }
            .view { overflow: hidden; cursor: grab; touch-action: none; }
            .view img { width: 100%; display: block; transform-origin: 0 0; }
            </style></head><body><h1>Comparison</h1>
            <p>Turn the wheel over a picture to zoom all versions of it, drag to move them, double-click to see them whole.</p>
            """;

    private static final String SCRIPT = """
            <script>
            document.querySelectorAll('.row').forEach(row => {
              let scale = 1, x = 0, y = 0, from = null;
              const show = () => row.querySelectorAll('img').forEach(
                image => {
                  image.style.transform = `translate(${x}px,${y}px) scale(${scale})`;
                  image.style.imageRendering = scale * image.clientWidth > 1.5 * image.naturalWidth ? 'pixelated' : 'auto';
                });
              row.addEventListener('wheel', e => {
                const view = e.target.closest('.view');
                if (!view) return;
                e.preventDefault();
                const box = view.getBoundingClientRect(), px = e.clientX - box.left, py = e.clientY - box.top;
                const next = Math.min(32, Math.max(1, scale * (e.deltaY < 0 ? 1.25 : 0.8)));
                x = px - (px - x) * next / scale; y = py - (py - y) * next / scale; scale = next;
                if (scale === 1) { x = 0; y = 0; }
                show();
              }, { passive: false });
              row.addEventListener('pointerdown', e => { from = [e.clientX - x, e.clientY - y]; e.preventDefault(); });
              window.addEventListener('pointermove', e => {
                if (from) { x = e.clientX - from[0]; y = e.clientY - from[1]; show(); }
              });
              window.addEventListener('pointerup', () => from = null);
              row.addEventListener('dblclick', () => { scale = 1; x = 0; y = 0; show(); });
            });
            </script></body></html>
            """;

    /** Where a model's answer to a pair is kept. */
    static Path picture(Path folder, String id, ImagePair pair) {
        String name = Integer.toHexString(pair.blurred().toString().hashCode()) + "-" + pair.name() + ".png";
        return folder.resolve("pictures").resolve(id).resolve(name.replace('/', '_'));
    }

    String page(List<PairSet> sets, CompareTable table) {
        StringBuilder page = new StringBuilder(HEAD);
        page.append("<div class=\"table\"><table>").append(row("th", withoutSource(table.headings())));
        table.lines().forEach(cells -> page.append(row("td", withoutSource(cells))));
        page.append("</table></div>\n<ul class=\"sources\">\n");
        table.rows().stream()
                .filter(row -> row.published() != null)
                .map(row -> row.network() + ", as published: " + row.published().source())
                .distinct()
                .forEach(source ->
                        page.append("<li>").append(HtmlText.escaped(source)).append("</li>\n"));
        page.append("</ul>\n");
        for (PairSet set : sets) {
            for (ImagePair pair : set.pairs()) {
                page.append("<h2>")
                        .append(HtmlText.escaped(set.name() + " " + pair.name()))
                        .append("</h2><div class=\"row\">\n");
                figure(page, "blurred", address(pair.blurred()));
                for (Exhibit exhibit : exhibits) {
                    figure(page, exhibit.title(), address(picture(folder, exhibit.id(), pair)));
                }
                figure(page, "sharp", address(pair.sharp()));
                page.append("</div>\n");
            }
        }
        return page.append(SCRIPT).toString();
    }

    /** As seen from the page, so that page and pictures may move together; elsewhere if they share no root. */
    private String address(Path file) {
        Path absolute = file.toAbsolutePath().normalize();
        Path home = folder.toAbsolutePath().normalize();
        if (!Objects.equals(absolute.getRoot(), home.getRoot())) {
            return absolute.toUri().toString();
        }
        List<String> names = new ArrayList<>();
        home.relativize(absolute)
                .forEach(name -> names.add(URLEncoder.encode(name.toString(), StandardCharsets.UTF_8)
                        .replace("+", "%20")));
        return String.join("/", names);
    }

    /** Sentences make a row as high as the page: they stand below. */
    private static List<String> withoutSource(List<String> cells) {
        return cells.subList(0, Math.min(cells.size(), CompareTable.SOURCE));
    }

    private static void figure(StringBuilder page, String caption, String source) {
        page.append("<figure><div class=\"view\"><img loading=\"lazy\" alt=\"\" src=\"")
                .append(HtmlText.escaped(source))
                .append("\"></div><figcaption>")
                .append(HtmlText.escaped(caption))
                .append("</figcaption></figure>\n");
    }

    private static String row(String cell, List<String> values) {
        return values.stream()
                .map(value -> "<" + cell + ">" + HtmlText.escaped(value) + "</" + cell + ">")
                .collect(Collectors.joining("", "<tr>", "</tr>\n"));
    }
}
