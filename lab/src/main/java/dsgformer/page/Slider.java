package dsgformer.page;

import java.util.Set;

/**
 * A picture before and after, both of one size, under a slider; without a script the two stand side by side.
 *
 * @param hint how to use it, shown where the slider works
 */
public record Slider(Figure before, Figure after, String hint) implements Block {

    @Override
    public HtmlText html() {
        return Templates.block("slider-whole")
                .with("pair", pair())
                .with("hint", hint)
                .html();
    }

    /** The two alone. */
    HtmlText pair() {
        return Templates.block("slider")
                .with("before", before.html("before"))
                .with("after", after.html("after"))
                .html();
    }

    @Override
    public Set<PageScript> scripts() {
        return Set.of(PageScript.SLIDER);
    }

    @Override
    public boolean showsFiles() {
        return before.isFile() || after.isFile();
    }
}
