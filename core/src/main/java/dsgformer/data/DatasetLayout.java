package dsgformer.data;

/** How blurred and sharp pictures lie in a folder, as {@code --layout} spells it. */
public enum DatasetLayout {
    /**
     * A folder with {@code blur} (or {@code input}) beside {@code sharp} (or {@code target}, {@code gt}), or a folder of
     * such folders, each of which is a set.
     */
    FLAT("blur (or input) beside sharp (or target, gt) with equal file names, or a folder of such folders"),
    /** Nah's GOPRO_Large: a folder of sequences, each with {@code blur} and {@code sharp}; together they are one set. */
    GOPRO("a folder of sequences (GOPR0384_11_00, ...), each with blur beside sharp");

    private final String looksLike;

    DatasetLayout(String looksLike) {
        this.looksLike = looksLike;
    }

    /** What such a folder looks like, in words for an error message. */
    String looksLike() {
        return looksLike;
    }
}
