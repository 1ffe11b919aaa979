package dsgformer.image;

/**
 * How much the edges of a kind of macroblock are smoothed (RFC 6386, sections 9.6 and 15).
 *
 * @param limit how large a step over an edge inside the macroblock is still taken for an artifact; 0 if nothing is smoothed
 * @param interior how much the pixels beside the edge may differ among themselves
 * @param sharp from which difference beside the edge on there is detail, of which little is changed
 */
record Vp8Smoothing(int limit, int interior, int sharp) {

    private static final int MOST = 63;

    /** What the frame's header says of it; {@code level} 0 turns it off for all segments. */
    record Header(boolean simple, int level, int sharpness, int ofKeyFrames, int ofSubblocks) {

        static Header read(Vp8Bits bits) {
            boolean simple = bits.flag();
            int level = bits.number(6);
            int sharpness = bits.number(3);
            int[] offsets = new int[8]; // four for kinds of frames, four for modes; a picture has one of each
            boolean adjusted = bits.flag();
            if (adjusted && bits.flag()) {
                for (int i = 0; i < offsets.length; i++) {
                    offsets[i] = bits.optional(6);
                }
            }
            return new Header(simple, level, sharpness, offsets[0], offsets[4]);
        }
    }

    static Vp8Smoothing of(Header header, int levelOfSegment, boolean subblocks) {
        int level =
                Math.max(0, Math.min(MOST, levelOfSegment + header.ofKeyFrames + (subblocks ? header.ofSubblocks : 0)));
        if (header.level == 0 || level == 0) {
            return new Vp8Smoothing(0, 0, 0);
        }
        int interior = level;
        if (header.sharpness > 0) {
            interior = Math.min(level >> (header.sharpness > 4 ? 2 : 1), 9 - header.sharpness);
        }
        interior = Math.max(1, interior);
        return new Vp8Smoothing(2 * level + interior, interior, level >= 40 ? 2 : level >= 15 ? 1 : 0);
    }

    /** Edges between macroblocks may have larger steps. */
    int limitBetweenMacroblocks() {
        return limit + 4;
    }
}
