package dsgformer.photo;

/** How many bits a sample of a photo has; samples run from 0 to {@link #max}. */
public enum BitDepth {
    EIGHT(8),
    SIXTEEN(16);

    private final int bits;

    BitDepth(int bits) {
        this.bits = bits;
    }

    public int bits() {
        return bits;
    }

    /** White, or opaque: 255 or 65535. */
    public int max() {
        return (1 << bits) - 1;
    }
}
