package dsgformer.server.upload;

/** What a client calls a photo, for messages and downloads; never a path on the server's disk. */
public final class PhotoName {

    private static final int MOST_LETTERS = 120;
    private static final String NAMELESS = "photo";

    private PhotoName() {}

    /** The last part of a path, without characters that are none, or have a meaning in paths and headers. */
    public static String of(String sent) {
        if (sent == null) {
            return NAMELESS;
        }
        String last = sent.substring(Math.max(sent.lastIndexOf('/'), sent.lastIndexOf('\\')) + 1);
        String plain = last.replaceAll("[\\p{Cntrl}\\p{Cf}\\p{Co}\\p{Cn}\\p{Cs}\"<>:|?*%]", "_")
                .strip()
                .replaceFirst("^\\.+", "");
        int letters = plain.codePointCount(0, plain.length());
        String cut =
                letters <= MOST_LETTERS ? plain : plain.substring(plain.offsetByCodePoints(0, letters - MOST_LETTERS));
        return cut.isBlank() ? NAMELESS : cut;
    }
}
