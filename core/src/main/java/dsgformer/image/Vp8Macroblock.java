package dsgformer.image;

import java.util.List;

/**
 * What is said of 16 × 16 pixels before their coefficients.
 *
 * @param skipped whether it has no coefficients
 * @param subModes of the sixteen subblocks, row by row, if the luma's mode is {@link Vp8Mode#SUBBLOCKS}
 */
record Vp8Macroblock(int segment, boolean skipped, Vp8Mode luma, List<Vp8SubMode> subModes, Vp8Mode chroma) {

    boolean hasSubblocks() {
        return luma == Vp8Mode.SUBBLOCKS;
    }
}
