package dsgformer.page;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A part of a {@link Page}, one below the other. All text in it is plain and is escaped when the page is written. Only this
 * package implements it, because only this package can make {@link HtmlText}.
 */
public interface Block {

    /** The part as markup. */
    HtmlText html();

    /** The scripts that it needs; without them it is still readable. */
    default Set<PageScript> scripts() {
        return Set.of();
    }

    /** Whether it shows pictures from files beside the page. */
    default boolean showsFiles() {
        return false;
    }

    /** The heading of what follows. */
    record Heading(String text) implements Block {
        @Override
        public HtmlText html() {
            return Templates.block("heading").with("text", text).html();
        }
    }

    /** Sentences. */
    record Paragraph(String text) implements Block {
        @Override
        public HtmlText html() {
            return Templates.block("paragraph").with("text", text).html();
        }
    }

    /** A sentence that must not be overlooked. */
    record Warning(String text) implements Block {
        @Override
        public HtmlText html() {
            return Templates.block("warning").with("text", text).html();
        }
    }

    /** Short facts without names, side by side. */
    record Phrases(List<String> texts) implements Block {
        @Override
        public HtmlText html() {
            return Templates.block("phrases")
                    .with("items", Templates.items(texts))
                    .html();
        }
    }

    /** Small print; nothing where there is none. */
    record Notes(List<String> texts) implements Block {
        @Override
        public HtmlText html() {
            return texts.isEmpty()
                    ? HtmlText.EMPTY
                    : Templates.block("notes")
                            .with("items", Templates.items(texts))
                            .html();
        }
    }

    /** Values under their names, in the order of the map. */
    record Facts(Map<String, String> values) implements Block {
        @Override
        public HtmlText html() {
            HtmlText items = Templates.each(
                    values.entrySet(),
                    fact -> Templates.block("fact")
                            .with("name", fact.getKey())
                            .with("value", fact.getValue())
                            .html());
            return Templates.block("facts").with("items", items).html();
        }
    }

    /** Text whose lines and spaces matter. */
    record Listing(String text) implements Block {
        @Override
        public HtmlText html() {
            return Templates.block("listing").with("text", text).html();
        }
    }
}
