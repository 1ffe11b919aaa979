package dsgformer.data.blur;

/** What is averaged over an exposure. */
public enum BlurLight {
    /** One or the other, by chance. */
    MIXED,
    /** The encoded values, as GoPro's benchmark does. */
    SRGB,
    /** Light, as real shutters and REDS do. */
    LINEAR
}
