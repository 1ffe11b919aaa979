package dsgformer.page;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * A page of HTML that opens from disk without a server. Styles, scripts and embedded pictures are inside the file, and its content security
 * policy forbids everything from elsewhere.
 *
 * @param title what the browser calls it
 * @param heading what stands at its top
 * @param blocks its parts, one below the other
 */
public record Page(String title, String heading, List<Block> blocks) {

    private static final String STYLE = Template.resource("page.css");

    public Page {
        blocks = List.copyOf(blocks);
    }

    /** The whole file. */
    public String toHtml() {
        Set<PageScript> scripts = EnumSet.noneOf(PageScript.class);
        blocks.forEach(block -> scripts.addAll(block.scripts()));
        ContentPolicy policy = new ContentPolicy(
                STYLE,
                scripts.stream().map(PageScript::text).toList(),
                blocks.stream().anyMatch(Block::showsFiles));
        return Templates.PAGE
                .with("title", title)
                .with("heading", heading)
                .with("policy", policy.text())
                .with("style", HtmlText.markup(STYLE))
                .with("body", Templates.each(blocks, Block::html))
                .with("scripts", Templates.each(scripts, Page::html))
                .html()
                .toString();
    }

    private static HtmlText html(PageScript script) {
        return Templates.block("script")
                .with("script", HtmlText.markup(script.text()))
                .html();
    }
}
