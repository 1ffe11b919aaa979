package dsgformer.cli.deblur.beforeafter;

import dsgformer.page.Block;
import dsgformer.page.Contents;
import dsgformer.page.Page;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The index of a batch's before/after pages, with thumbnails of the first of them. Not thread-safe. */
final class BeforeAfterIndex {

    /** Limit of thumbnails, about six megabytes, so that browsers can open the page of a huge batch. */
    static final int PICTURES = 1000;

    private static final String TITLE = "Before and after";

    private final List<Contents.Entry> lines = new ArrayList<>();

    void add(Contents.Entry line) {
        lines.add(line);
    }

    /** Whether the next line should have a thumbnail. */
    boolean takesPictures() {
        return lines.size() < PICTURES;
    }

    int size() {
        return lines.size();
    }

    /** The deepest folder that holds all pages; the index is written there. */
    Path folder() {
        Path common = lines.get(0).page().toAbsolutePath().normalize().getParent();
        for (Contents.Entry line : lines) {
            while (!line.page().toAbsolutePath().normalize().startsWith(common)) {
                common = common.getParent();
            }
        }
        return common;
    }

    /** @param headings of the cells */
    String page(List<String> headings) {
        return new Page(
                        TITLE,
                        TITLE,
                        List.of(new Block.Paragraph(lines.size() + " photos"), new Contents(folder(), headings, lines)))
                .toHtml();
    }
}
