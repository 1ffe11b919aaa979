package dsgformer.train.record;

/** Text as HTML and SVG take it. */
final class HtmlText {

    private HtmlText() {}

    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
