package dsgformer.image;

/** PNG's five row filters, forward: what is stored of each byte is its difference to a guess from its neighbours. */
enum PngFilter {
    NONE(0) {
        @Override
        int guess(int left, int up, int upLeft) {
            return 0;
        }
    },
    LEFT(1) {
        @Override
        int guess(int left, int up, int upLeft) {
            return left;
        }
    },
    UP(2) {
        @Override
        int guess(int left, int up, int upLeft) {
            return up;
        }
    },
    AVERAGE(3) {
        @Override
        int guess(int left, int up, int upLeft) {
            return (left + up) >> 1;
        }
    },
    PAETH(4) {
        @Override
        int guess(int left, int up, int upLeft) {
            return paeth(left, up, upLeft);
        }
    };

    private final byte number;

    PngFilter(int number) {
        this.number = (byte) number;
    }

    abstract int guess(int left, int up, int upLeft);

    /** Whichever neighbour is nearest to left + up − upLeft. */
    static int paeth(int left, int up, int upLeft) {
        int toLeft = Math.abs(up - upLeft);
        int toUp = Math.abs(left - upLeft);
        int toUpLeft = Math.abs(left + up - 2 * upLeft);
        if (toLeft <= toUp && toLeft <= toUpLeft) {
            return left;
        }
        return toUp <= toUpLeft ? up : upLeft;
    }

    /** Writes the filter's number and the filtered row to {@code out}; returns the sum of what is left, the less the better. */
    long apply(byte[] row, byte[] above, int pixelBytes, byte[] out) {
        out[0] = number;
        long sum = 0;
        for (int i = 0; i < row.length; i++) {
            int left = i < pixelBytes ? 0 : row[i - pixelBytes] & 0xFF;
            int upLeft = i < pixelBytes ? 0 : above[i - pixelBytes] & 0xFF;
            byte rest = (byte) (row[i] - guess(left, above[i] & 0xFF, upLeft));
            out[i + 1] = rest;
            sum += Math.abs(rest);
        }
        return sum;
    }
}
