package dsgformer.image;

/** VP8's inverse transforms (RFC 6386, section 14), whose every rounding the format prescribes. */
final class Vp8Transform {

    private static final int SIDE = 4;

    private Vp8Transform() {}

    /**
     * Turns the block of means, by a Walsh-Hadamard transform, into the first coefficient of each luma block.
     *
     * @return whether one of them is not 0
     */
    static boolean spreadMeans(int[] coefficients) {
        int from = Vp8Residuals.MEANS * Vp8Residuals.BLOCK;
        int[] half = new int[SIDE * SIDE];
        for (int x = 0; x < SIDE; x++) {
            int a = coefficients[from + x] + coefficients[from + 12 + x];
            int b = coefficients[from + 4 + x] + coefficients[from + 8 + x];
            int c = coefficients[from + 4 + x] - coefficients[from + 8 + x];
            int d = coefficients[from + x] - coefficients[from + 12 + x];
            half[x] = a + b;
            half[4 + x] = d + c;
            half[8 + x] = a - b;
            half[12 + x] = d - c;
        }
        int any = 0;
        for (int y = 0; y < SIDE; y++) {
            int a = half[SIDE * y] + half[SIDE * y + 3] + 3;
            int b = half[SIDE * y + 1] + half[SIDE * y + 2];
            int c = half[SIDE * y + 1] - half[SIDE * y + 2];
            int d = half[SIDE * y] - half[SIDE * y + 3] + 3;
            any |= mean(coefficients, SIDE * y, a + b)
                    | mean(coefficients, SIDE * y + 1, d + c)
                    | mean(coefficients, SIDE * y + 2, a - b)
                    | mean(coefficients, SIDE * y + 3, d - c);
        }
        return any != 0;
    }

    private static int mean(int[] coefficients, int block, int eightfold) {
        int mean = (short) (eightfold >> 3);
        coefficients[block * Vp8Residuals.BLOCK] = mean;
        return mean;
    }

    /** Adds the inverse cosine transform of a block to 4 × 4 pixels, kept in 0 … 255. */
    static void add(int[] coefficients, int from, int[] pixels, int to, int stride) {
        int[] half = new int[SIDE * SIDE];
        for (int x = 0; x < SIDE; x++) {
            int first = coefficients[from + x];
            int second = coefficients[from + 4 + x];
            int third = coefficients[from + 8 + x];
            int fourth = coefficients[from + 12 + x];
            int even = first + third;
            int odd = first - third;
            int low = sine(second) - cosine(fourth);
            int high = cosine(second) + sine(fourth);
            half[x] = even + high;
            half[4 + x] = odd + low;
            half[8 + x] = odd - low;
            half[12 + x] = even - high;
        }
        for (int y = 0; y < SIDE; y++) {
            int first = half[SIDE * y] + 4;
            int second = half[SIDE * y + 1];
            int third = half[SIDE * y + 2];
            int fourth = half[SIDE * y + 3];
            int even = first + third;
            int odd = first - third;
            int low = sine(second) - cosine(fourth);
            int high = cosine(second) + sine(fourth);
            int at = to + y * stride;
            pixels[at] = pixel(pixels[at] + (even + high >> 3));
            pixels[at + 1] = pixel(pixels[at + 1] + (odd + low >> 3));
            pixels[at + 2] = pixel(pixels[at + 2] + (odd - low >> 3));
            pixels[at + 3] = pixel(pixels[at + 3] + (even - high >> 3));
        }
    }

    /** √2 · sin(π/8) in 16 bits. */
    private static int sine(int value) {
        return value * 35468 >> 16;
    }

    /** √2 · cos(π/8) in 16 bits, of which the 1 is added apart. */
    private static int cosine(int value) {
        return (value * 20091 >> 16) + value;
    }

    private static int pixel(int value) {
        return Math.max(0, Math.min(255, value));
    }
}
