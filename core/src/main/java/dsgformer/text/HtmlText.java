package dsgformer.text;

/** Text as HTML and SVG take it. */
public final class HtmlText {

    private HtmlText() {}

    /** For content and for values in double quotes. */
    public static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
