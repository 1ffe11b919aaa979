package dsgformer.photo.codec.png;

/** PNG's five row filters, forward: each byte is stored as its difference to a prediction from its neighbours. */
enum PngFilter {
    NONE(0),
    LEFT(1),
    UP(2),
    AVERAGE(3),
    PAETH(4);

    /** A filter for a long row is chosen from one part in {@code SHARE}: neighbouring parts are similar. */
    private static final int SHARE = 4;

    private static final int PART = 96;
    private static final int SHORT_ROW = 4 * SHARE * PART;

    private final int code;

    PngFilter(int code) {
        this.code = code;
    }

    /** The neighbour nearest to left + up − upLeft. */
    static int paeth(int left, int up, int upLeft) {
        int toLeft = Math.abs(up - upLeft);
        int toUp = Math.abs(left - upLeft);
        int toUpLeft = Math.abs(left + up - 2 * upLeft);
        if (toLeft <= toUp && toLeft <= toUpLeft) {
            return left;
        }
        return toUp <= toUpLeft ? up : upLeft;
    }

    /** The filter with the smallest sum of absolute residuals. */
    static PngFilter best(byte[] row, byte[] above, int pixelBytes) {
        long none = 0;
        long left = 0;
        long up = 0;
        long average = 0;
        long paeth = 0;
        int step = row.length < SHORT_ROW ? PART : SHARE * PART;
        for (int from = 0; from < row.length; from += step) {
            int end = Math.min(row.length, from + PART);
            for (int i = Math.max(from, pixelBytes); i < end; i++) {
                int value = row[i] & 0xFF;
                int before = row[i - pixelBytes] & 0xFF;
                int over = above[i] & 0xFF;
                none += Math.abs((byte) value);
                left += Math.abs((byte) (value - before));
                up += Math.abs((byte) (value - over));
                average += Math.abs((byte) (value - ((before + over) >> 1)));
                paeth += Math.abs((byte) (value - paeth(before, over, above[i - pixelBytes] & 0xFF)));
            }
        }
        long least = Math.min(Math.min(Math.min(none, left), Math.min(up, average)), paeth);
        return least == none ? NONE : least == left ? LEFT : least == up ? UP : least == average ? AVERAGE : PAETH;
    }

    /** Writes the filter's number and the filtered row to {@code out} at {@code to}. */
    void apply(byte[] row, byte[] above, int pixelBytes, byte[] out, int to) {
        out[to] = (byte) code;
        int at = to + 1;
        int head = Math.min(pixelBytes, row.length);
        for (int i = 0; i < head; i++) {
            int over = above[i] & 0xFF;
            int guess = switch (this) {
                case NONE, LEFT -> 0;
                case UP, PAETH -> over;
                case AVERAGE -> over >> 1;
            };
            out[at + i] = (byte) (row[i] - guess);
        }
        switch (this) {
            case NONE -> System.arraycopy(row, head, out, at + head, row.length - head);
            case LEFT -> {
                for (int i = head; i < row.length; i++) {
                    out[at + i] = (byte) (row[i] - row[i - pixelBytes]);
                }
            }
            case UP -> {
                for (int i = head; i < row.length; i++) {
                    out[at + i] = (byte) (row[i] - above[i]);
                }
            }
            case AVERAGE -> {
                for (int i = head; i < row.length; i++) {
                    out[at + i] = (byte) (row[i] - (((row[i - pixelBytes] & 0xFF) + (above[i] & 0xFF)) >> 1));
                }
            }
            case PAETH -> {
                for (int i = head; i < row.length; i++) {
                    int guess = paeth(row[i - pixelBytes] & 0xFF, above[i] & 0xFF, above[i - pixelBytes] & 0xFF);
                    out[at + i] = (byte) (row[i] - guess);
                }
            }
        }
    }
}
