package dsgformer.photo.metadata;

import java.util.Arrays;
import java.util.Set;

/** A PNG chunk that changes how the photo looks, and that is therefore kept byte for byte. */
@SuppressWarnings("ArrayRecordComponent") // shared on purpose: never written to; equality is by value
public record PngProperty(String type, byte[] data) {

    private static final Set<String> OVERRIDING = Set.of("cICP", "sRGB");

    /** Whether a chunk of this type says how the photo looks, which an ICC profile or another chunk may say instead. */
    public static boolean counts(String type, Metadata metadata) {
        boolean defined = metadata.icc().isPresent()
                || metadata.png().stream().anyMatch(other -> OVERRIDING.contains(other.type));
        return switch (type) {
            case "gAMA", "cHRM" -> !defined;
            case "sRGB" -> false; // what is taken for granted without it
            default -> true;
        };
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PngProperty that && type.equals(that.type) && Arrays.equals(data, that.data);
    }

    @Override
    public int hashCode() {
        return 31 * type.hashCode() + Arrays.hashCode(data);
    }
}
