package dsgformer.server.photos;

import java.util.Locale;

/** A blur estimate in one of three words, for a page to say what to expect. */
public enum Sharpness {
    /** Sharp enough that there is little to gain. */
    SHARP,
    /** What the network is for. */
    BLURRED,
    /** So blurred that little can be expected. */
    STRONG;

    /** The value that the command suggests for {@code --skip-sharp}. */
    private static final double LEAST_BLURRED = 0.3;

    private static final double LEAST_STRONG = 0.65;

    /**
     * The word for an estimate.
     *
     * @param blur on the scale of {@link dsgformer.infer.BlurEstimate}
     */
    public static Sharpness of(double blur) {
        if (blur < LEAST_BLURRED) {
            return SHARP;
        }
        return blur < LEAST_STRONG ? BLURRED : STRONG;
    }

    /** As it is spelled in JSON. */
    public String spelled() {
        return name().toLowerCase(Locale.ROOT);
    }
}
