package dsgformer.image;

/** How a macroblock's luma, or its chroma, is predicted from its neighbours (RFC 6386, section 11.2). */
enum Vp8Mode {
    DC(Vp8SubMode.DC),
    VERTICAL(Vp8SubMode.VERTICAL),
    HORIZONTAL(Vp8SubMode.HORIZONTAL),
    TRUE_MOTION(Vp8SubMode.TRUE_MOTION),
    /** Luma only: each of the sixteen subblocks in its own way. */
    SUBBLOCKS(Vp8SubMode.DC);

    private final Vp8SubMode subMode;

    Vp8Mode(Vp8SubMode subMode) {
        this.subMode = subMode;
    }

    /** What neighbours that have subblocks see of a macroblock that has none. */
    Vp8SubMode seenAs() {
        return subMode;
    }

    static Vp8Mode readLuma(Vp8Bits bits) {
        if (!bits.bit(145)) {
            return SUBBLOCKS;
        }
        if (bits.bit(156)) {
            return bits.bit(128) ? TRUE_MOTION : HORIZONTAL;
        }
        return bits.bit(163) ? VERTICAL : DC;
    }

    static Vp8Mode readChroma(Vp8Bits bits) {
        if (!bits.bit(142)) {
            return DC;
        }
        if (!bits.bit(114)) {
            return VERTICAL;
        }
        return bits.bit(183) ? TRUE_MOTION : HORIZONTAL;
    }
}
