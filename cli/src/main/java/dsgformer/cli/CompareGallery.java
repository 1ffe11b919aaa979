package dsgformer.cli;

import dsgformer.data.ImagePair;
import dsgformer.data.PairSet;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** A page that shows each picture blurred, restored by each model, and sharp, side by side; zooming one zooms all. */
record CompareGallery(Path folder, List<String> models) {

    private static final String HEAD = """
            <!DOCTYPE html>
            <html lang="en"><head><meta charset="utf-8"><title>Comparison</title><style>
            body { font-family: sans-serif; margin: 1em; }
            table { border-collapse: collapse; } td, th { border: 1px solid #ccc; padding: .2em .5em; text-align: left; }
            .row { display: flex; flex-wrap: wrap; gap: .5em; } figure { margin: 0; width: 24em; }
            .view { overflow: hidden; border: 1px solid #ccc; cursor: grab; touch-action: none; }
            .view img { width: 100%; display: block; transform-origin: 0 0; image-rendering: pixelated; }
            </style></head><body><h1>Comparison</h1>
            <p>Turn the wheel over a picture to zoom all versions of it, drag to move them, double-click to see them whole.</p>
            """;

    private static final String SCRIPT = """
            <script>
            document.querySelectorAll('.row').forEach(row => {
              let scale = 1, x = 0, y = 0, from = null;
              const show = () => row.querySelectorAll('img').forEach(
                image => image.style.transform = `translate(${x}px,${y}px) scale(${scale})`);
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
    static Path picture(Path folder, String model, ImagePair pair) {
        String name = Integer.toHexString(pair.blurred().toString().hashCode()) + "-" + pair.name() + ".png";
        return folder.resolve("pictures").resolve(model).resolve(name.replace('/', '_'));
    }

    String page(List<PairSet> sets, CompareTable table) {
        StringBuilder page = new StringBuilder(HEAD);
        page.append("<table>").append(row("th", CompareTable.headings()));
        table.rows().forEach(row -> page.append(row("td", CompareTable.cells(row))));
        page.append("</table>\n");
        for (PairSet set : sets) {
            for (ImagePair pair : set.pairs()) {
                page.append("<h2>")
                        .append(escaped(set.name() + " " + pair.name()))
                        .append("</h2><div class=\"row\">\n");
                figure(page, "blurred", pair.blurred().toUri().toString());
                for (String model : models) {
                    figure(
                            page,
                            model,
                            folder.toUri()
                                    .relativize(picture(folder, model, pair).toUri())
                                    .toString());
                }
                figure(page, "sharp", pair.sharp().toUri().toString());
                page.append("</div>\n");
            }
        }
        return page.append(SCRIPT).toString();
    }

    private static void figure(StringBuilder page, String caption, String source) {
        page.append("<figure><div class=\"view\"><img loading=\"lazy\" alt=\"\" src=\"")
                .append(escaped(source))
                .append("\"></div><figcaption>")
                .append(escaped(caption))
                .append("</figcaption></figure>\n");
    }

    private static String row(String cell, List<String> values) {
        return values.stream()
                .map(value -> "<" + cell + ">" + escaped(value) + "</" + cell + ">")
                .collect(Collectors.joining("", "<tr>", "</tr>\n"));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
