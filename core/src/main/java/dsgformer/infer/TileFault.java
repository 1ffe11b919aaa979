package dsgformer.infer;

/** Why a network's result for a tile is implausible: neither blur nor its removal explains it. */
public enum TileFault {
    /** It has values that are not finite. */
    NOT_FINITE("NaN or infinite pixels"),
    /** It is another picture. */
    CHANGE("a picture unlike the one it was shown"),
    /** Its channels changed in different ways: mosaics and casts of color. */
    COLOR("false colors"),
    /** What it added alternates from pixel to pixel. */
    CHECKERBOARD("a checkerboard");

    private final String words;

    TileFault(String words) {
        this.words = words;
    }

    /** The fault in words, for messages: {@code false colors}. */
    public String words() {
        return words;
    }
}
