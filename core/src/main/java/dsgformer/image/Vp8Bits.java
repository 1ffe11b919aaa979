package dsgformer.image;

/**
 * VP8's arithmetic decoder: decisions, each of a probability, out of a range of bytes (RFC 6386, section 7). Beyond the end there are
 * zeros; {@link #exhausted} tells.
 */
final class Vp8Bits {

    private static final int EVEN = 128;

    private final byte[] bytes;
    private final int end;
    private int next;

    /** What was read and not yet decided: its upper eight bits are compared with the range, {@link #ahead} more are there. */
    private long value;

    private int ahead = -Byte.SIZE;

    /** Below so many bits ahead more is to be read: 0, or those that stand behind the end. */
    private int least;

    private int range = 255;
    private boolean exhausted;

    Vp8Bits(byte[] bytes, int start, int end) {
        this.bytes = bytes;
        this.next = start;
        this.end = end;
    }

    /** @param falseIn256 how often, of 256 times, it is false */
    boolean bit(int falseIn256) {
        if (ahead < least) {
            fill();
        }
        int split = 1 + ((range - 1) * falseIn256 >> 8);
        long bar = (long) split << ahead;
        boolean bit = value >= bar;
        if (bit) {
            value -= bar;
            range -= split;
        } else {
            range = split;
        }
        int shift = Integer.numberOfLeadingZeros(range) - 24;
        range <<= shift;
        ahead -= shift;
        return bit;
    }

    boolean flag() {
        return bit(EVEN);
    }

    /** The highest bit first. */
    int number(int bits) {
        int number = 0;
        for (int i = 0; i < bits; i++) {
            number = number << 1 | (flag() ? 1 : 0);
        }
        return number;
    }

    /** A number and, behind it, its sign. */
    int signed(int bits) {
        int number = number(bits);
        return flag() ? -number : number;
    }

    /** A number with its sign if a flag says that there is one, else 0. */
    int optional(int bits) {
        return flag() ? signed(bits) : 0;
    }

    /** Whether more was asked for than there is. */
    boolean exhausted() {
        return exhausted;
    }

    private void fill() {
        exhausted |= least > 0; // what is behind the end is needed now
        while (ahead < 0 || !exhausted && ahead <= 32) {
            value = value << Byte.SIZE | (next < end ? bytes[next] & 0xFF : 0);
            next++;
            ahead += Byte.SIZE;
        }
        least = exhausted ? 0 : Byte.SIZE * Math.max(0, next - end);
        exhausted |= ahead < least;
    }
}
