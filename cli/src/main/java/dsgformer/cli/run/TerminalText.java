package dsgformer.cli.run;

import java.lang.Character.UnicodeScript;
import java.util.EnumSet;
import java.util.Set;

/** Text on a terminal: characters take two columns, one or none, and control characters must not reach it. */
public final class TerminalText {

    private static final Set<UnicodeScript> WIDE =
            EnumSet.of(UnicodeScript.HAN, UnicodeScript.HANGUL, UnicodeScript.HIRAGANA, UnicodeScript.KATAKANA);

    private static final int FULL_WIDTH_FORMS = 0xFF01;
    private static final int HALF_WIDTH_FORMS = 0xFF61;
    private static final int PICTURES = 0x1F300;

    private TerminalText() {}

    /** Replaces control characters, which file names may hold, by question marks; keeps line ends and tabs. */
    public static String plain(String text) {
        return text.replaceAll("[\\p{Cntrl}\\x{80}-\\x{9F}&&[^\n\t]]", "?");
    }

    /** The width in columns. */
    public static int width(String text) {
        return text.codePoints().map(TerminalText::width).sum();
    }

    /** The longest end of the text that fits into so many columns. */
    public static String end(String text, int columns) {
        int from = text.length();
        int left = columns;
        while (from > 0) {
            int codePoint = text.codePointBefore(from);
            left -= width(codePoint);
            if (left < 0) {
                break;
            }
            from -= Character.charCount(codePoint);
        }
        return text.substring(from);
    }

    private static int width(int codePoint) {
        int type = Character.getType(codePoint);
        if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK || type == Character.FORMAT) {
            return 0;
        }
        boolean wide = codePoint >= PICTURES
                || (codePoint >= FULL_WIDTH_FORMS && codePoint < HALF_WIDTH_FORMS)
                || (codePoint < FULL_WIDTH_FORMS && WIDE.contains(UnicodeScript.of(codePoint)));
        return wide ? 2 : 1;
    }
}
