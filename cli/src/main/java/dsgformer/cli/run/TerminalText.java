package dsgformer.cli.run;

import java.lang.Character.UnicodeScript;
import java.util.EnumSet;
import java.util.Set;

/** Text as a terminal shows it: some letters are two columns wide, some none, and some are orders to the terminal. */
final class TerminalText {

    private static final Set<UnicodeScript> WIDE =
            EnumSet.of(UnicodeScript.HAN, UnicodeScript.HANGUL, UnicodeScript.HIRAGANA, UnicodeScript.KATAKANA);

    private static final int FULL_WIDTH_FORMS = 0xFF01;
    private static final int HALF_WIDTH_FORMS = 0xFF61;
    private static final int PICTURES = 0x1F300;

    private TerminalText() {}

    /** Without orders, which names of files may hold: each becomes a question mark. Ends of lines and tabs stay. */
    static String plain(String text) {
        return text.replaceAll("[\\p{Cntrl}\\x{80}-\\x{9F}&&[^\n\t]]", "?");
    }

    /** How many columns it takes. */
    static int width(String text) {
        return text.codePoints().map(TerminalText::width).sum();
    }

    /** What of its end goes into so many columns. */
    static String end(String text, int columns) {
        int from = text.length();
        int left = columns;
        while (from > 0) {
            int letter = text.codePointBefore(from);
            left -= width(letter);
            if (left < 0) {
                break;
            }
            from -= Character.charCount(letter);
        }
        return text.substring(from);
    }

    private static int width(int letter) {
        int type = Character.getType(letter);
        if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK || type == Character.FORMAT) {
            return 0;
        }
        boolean wide = letter >= PICTURES
                || (letter >= FULL_WIDTH_FORMS && letter < HALF_WIDTH_FORMS)
                || (letter < FULL_WIDTH_FORMS && WIDE.contains(UnicodeScript.of(letter)));
        return wide ? 2 : 1;
    }
}
