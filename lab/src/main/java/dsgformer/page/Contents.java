package dsgformer.page;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A list of other pages, each with a small picture, its title as a link and numbers under headings.
 *
 * @param folder of the page that this is part of
 * @param headings of the numbers
 */
public record Contents(Path folder, List<String> headings, List<Entry> entries) implements Block {

    /**
     * One page.
     *
     * @param cells as many as there are headings
     */
    public record Entry(Path page, String title, Optional<Figure> thumbnail, List<String> cells) {}

    /**
     * Checks that every entry fills the columns.
     *
     * @throws IllegalArgumentException if an entry has not as many cells as there are headings
     */
    public Contents {
        headings = List.copyOf(headings);
        entries = List.copyOf(entries);
        for (Entry entry : entries) {
            if (entry.cells().size() != headings.size()) {
                throw new IllegalArgumentException(entry.title() + " has "
                        + entry.cells().size() + " cells under " + headings.size() + " headings");
            }
        }
    }

    @Override
    public HtmlText html() {
        return Templates.block("contents")
                .with(
                        "headings",
                        Templates.each(
                                headings,
                                text -> Templates.block("heading-number")
                                        .with("text", text)
                                        .html()))
                .with("rows", Templates.each(entries, this::row))
                .html();
    }

    private HtmlText row(Entry entry) {
        String link = new RelativeLink(folder, entry.page()).text();
        List<HtmlText> cells = new ArrayList<>();
        for (int i = 0; i < headings.size(); i++) {
            cells.add(Templates.block("contents-cell")
                    .with("heading", headings.get(i))
                    .with("text", entry.cells().get(i))
                    .html());
        }
        return Templates.block("contents-row")
                .with("link", link)
                .with("title", entry.title())
                .with(
                        "thumbnail",
                        entry.thumbnail().map(figure -> thumbnail(link, figure)).orElse(HtmlText.EMPTY))
                .with("cells", HtmlText.joined(cells))
                .html();
    }

    private static HtmlText thumbnail(String link, Figure figure) {
        return Templates.block("thumbnail")
                .with("link", link)
                .with("image", figure.image())
                .html();
    }
}
