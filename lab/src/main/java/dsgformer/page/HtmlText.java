package dsgformer.page;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * A piece of HTML or SVG, made only of templates of this package and of escaped text, so text never turns into
 * markup. Immutable; joining pieces copies no characters, so pages with large pictures stay cheap.
 */
final class HtmlText {

    static final HtmlText EMPTY = new HtmlText(List.of());

    private final List<String> parts;

    private HtmlText(List<String> parts) {
        this.parts = parts;
    }

    /** The text, escaped for content and for values in double quotes. */
    static HtmlText of(String text) {
        return markup(text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;"));
    }

    /** Markup that is part of this program: of a {@link Template} or a resource. */
    static HtmlText markup(String trusted) {
        return new HtmlText(List.of(trusted));
    }

    static HtmlText joined(Collection<HtmlText> pieces) {
        List<String> all = new ArrayList<>();
        pieces.forEach(piece -> all.addAll(piece.parts));
        return new HtmlText(all);
    }

    /** The markup. */
    @Override
    public String toString() {
        return String.join("", parts);
    }
}
