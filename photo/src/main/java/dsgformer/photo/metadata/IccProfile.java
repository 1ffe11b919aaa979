package dsgformer.photo.metadata;

import java.nio.charset.StandardCharsets;

/** An ICC profile's header: the kind of pixels that it is for. Profiles are otherwise neither read nor applied. */
public final class IccProfile {

    private static final int HEADER_BYTES = 128;
    private static final int SPACE = 16;
    private static final int SIGNATURE = 36;

    private IccProfile() {}

    /** Whether a profile is one of grey pixels, or of red, green and blue ones; unknown and damaged ones fit all. */
    public static boolean fits(byte[] profile, boolean grey) {
        if (profile.length < HEADER_BYTES || !letters(profile, SIGNATURE).equals("acsp")) {
            return true;
        }
        return switch (letters(profile, SPACE)) {
            case "GRAY" -> grey;
            case "RGB " -> !grey;
            case "CMYK" -> false;
            default -> true;
        };
    }

    private static String letters(byte[] profile, int at) {
        return new String(profile, at, 4, StandardCharsets.ISO_8859_1);
    }
}
