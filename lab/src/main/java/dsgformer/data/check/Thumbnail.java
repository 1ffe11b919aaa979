package dsgformer.data.check;

import dsgformer.picture.Planes;

/**
 * A perceptual hash of a picture: 17 × 16 means of its brightness, and for each whether its right neighbor is darker. Two
 * pictures are nearly the same if few of those 256 signs differ and the means rise and fall together; that survives another
 * size, JPEG, a little noise and a change of brightness, but neither cropping nor turning.
 */
@SuppressWarnings("ArrayRecordComponent") // never compared as a record
record Thumbnail(long[] signs, float[] means) {

    private static final int COLUMNS = 17;
    private static final int ROWS = 16;

    /** Of 256; pictures of nothing in common differ in about 128, JPEG at quality 50 moves three or so. */
    private static final int SIGNS = 24;

    private static final double CORRELATION = 0.985;

    /** Deviation of the means, in levels of 255: below, there is too little to tell pictures apart by. */
    private static final double FLAT = 4;

    static Thumbnail of(Planes picture) {
        float[] means = new float[COLUMNS * ROWS];
        int[] counts = new int[means.length];
        for (int y = 0; y < picture.height(); y++) {
            int row = (int) ((long) y * ROWS / picture.height()) * COLUMNS;
            for (int x = 0; x < picture.width(); x++) {
                int cell = row + (int) ((long) x * COLUMNS / picture.width());
                means[cell] += 255f / 3 * (picture.at(0, y, x) + picture.at(1, y, x) + picture.at(2, y, x));
                counts[cell]++;
            }
        }
        for (int i = 0; i < means.length; i++) {
            means[i] /= Math.max(1, counts[i]);
        }
        long[] signs = new long[ROWS * (COLUMNS - 1) / Long.SIZE];
        for (int i = 0; i < ROWS * (COLUMNS - 1); i++) {
            int cell = i / (COLUMNS - 1) * COLUMNS + i % (COLUMNS - 1);
            if (means[cell] > means[cell + 1]) {
                signs[i / Long.SIZE] |= 1L << (i % Long.SIZE);
            }
        }
        return new Thumbnail(signs, means);
    }

    boolean nearly(Thumbnail other) {
        int different = 0;
        for (int i = 0; i < signs.length; i++) {
            different += Long.bitCount(signs[i] ^ other.signs[i]);
        }
        return different <= SIGNS && correlation(other) >= CORRELATION;
    }

    /** Of the means; 0 where one of the two is flat. */
    private double correlation(Thumbnail other) {
        double meanA = 0;
        double meanB = 0;
        for (int i = 0; i < means.length; i++) {
            meanA += means[i] / means.length;
            meanB += other.means[i] / means.length;
        }
        double squareA = 0;
        double squareB = 0;
        double product = 0;
        for (int i = 0; i < means.length; i++) {
            double a = means[i] - meanA;
            double b = other.means[i] - meanB;
            squareA += a * a;
            squareB += b * b;
            product += a * b;
        }
        double least = FLAT * FLAT * means.length;
        return squareA < least || squareB < least ? 0 : product / Math.sqrt(squareA * squareB);
    }
}
