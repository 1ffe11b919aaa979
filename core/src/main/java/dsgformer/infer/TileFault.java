package dsgformer.infer;

/** How a network's answer to a tile can be unlike anything that blur leaves or that taking it away does. */
public enum TileFault {
    /** Some of it is no finite number. */
    NOT_FINITE("NaN or infinite pixels"),
    /** It is another picture. */
    CHANGE("a picture unlike the one it was shown"),
    /** Its channels went different ways: mosaics and casts of color. */
    COLOR("false colors"),
    /** What it added alternates from pixel to pixel. */
    CHECKERBOARD("a checkerboard");

    private final String words;

    TileFault(String words) {
        this.words = words;
    }

    /** What such a network made of the tile, for people: {@code false colors}. */
    public String words() {
        return words;
    }
}
