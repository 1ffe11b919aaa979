package dsgformer.image;

import java.util.Arrays;
import java.util.List;

/** Reads the modes of macroblock after macroblock, from the left to the right and row by row (RFC 6386, sections 10 and 11). */
final class Vp8Modes {

    private final Vp8Header header;
    private final Vp8SubMode[] above;
    private final Vp8SubMode[] left = new Vp8SubMode[4];

    Vp8Modes(Vp8Header header, int columns) {
        this.header = header;
        this.above = new Vp8SubMode[4 * columns];
        Arrays.fill(above, Vp8SubMode.DC);
    }

    void beginRow() {
        Arrays.fill(left, Vp8SubMode.DC);
    }

    Vp8Macroblock read(int column) {
        Vp8Bits bits = header.modes();
        int segment = header.segments().readSegment(bits);
        boolean skipped = header.coded().isPresent() && bits.bit(header.coded().getAsInt());
        Vp8Mode luma = Vp8Mode.readLuma(bits);
        List<Vp8SubMode> subModes = List.of();
        if (luma == Vp8Mode.SUBBLOCKS) {
            subModes = readSubModes(bits, 4 * column);
        } else {
            Arrays.fill(above, 4 * column, 4 * column + 4, luma.seenAs());
            Arrays.fill(left, luma.seenAs());
        }
        return new Vp8Macroblock(segment, skipped, luma, subModes, Vp8Mode.readChroma(bits));
    }

    private List<Vp8SubMode> readSubModes(Vp8Bits bits, int from) {
        Vp8SubMode[] modes = new Vp8SubMode[16];
        for (int i = 0; i < modes.length; i++) {
            int x = from + i % 4;
            modes[i] = Vp8ModeTable.read(bits, above[x], left[i / 4]);
            above[x] = modes[i];
            left[i / 4] = modes[i];
        }
        return List.of(modes);
    }
}
