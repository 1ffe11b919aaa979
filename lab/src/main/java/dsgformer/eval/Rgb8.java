package dsgformer.eval;

import dsgformer.picture.Planes;

/**
 * What PSNR and SSIM compare: [3, h, w] samples from 0 to 255, as an 8-bit file would hold them. Published scores are taken
 * after this rounding, so ours are too.
 */
public final class Rgb8 {

    static final int CHANNELS = 3;
    static final double PEAK = 255;

    private final int height;
    private final int width;
    private final byte[] samples;

    private Rgb8(int height, int width, byte[] samples) {
        this.height = height;
        this.width = width;
        this.samples = samples;
    }

    /**
     * Clamps to [0, 1], multiplies by 255 and rounds half to even, as NumPy and PyTorch do.
     *
     * @throws IllegalArgumentException unless there are 3 channels, or if a value is not a number
     */
    public static Rgb8 of(Planes planes) {
        if (planes.channels() != CHANNELS) {
            throw new IllegalArgumentException("metrics compare RGB pictures [3, h, w], got " + planes);
        }
        float[] values = planes.values();
        byte[] samples = new byte[values.length];
        for (int i = 0; i < samples.length; i++) {
            if (Float.isNaN(values[i])) {
                throw new IllegalArgumentException("value " + i + " of " + planes + " is not a number");
            }
            samples[i] = (byte) Math.rint(Math.min(Math.max(values[i], 0), 1) * (float) PEAK);
        }
        return new Rgb8(planes.height(), planes.width(), samples);
    }

    public int height() {
        return height;
    }

    public int width() {
        return width;
    }

    /** The sample of channel {@code c} at row {@code y}, column {@code x}: 0 to 255. */
    public int at(int c, int y, int x) {
        return samples[(c * height + y) * width + x] & 0xff;
    }

    /** The same samples divided by 255: [3, h, w]. */
    Planes toPlanes() {
        Planes planes = Planes.of(CHANNELS, height, width);
        for (int i = 0; i < samples.length; i++) {
            planes.values()[i] = (samples[i] & 0xff) / 255f;
        }
        return planes;
    }

    /** Σ (a − b)² over all samples, exact. */
    long squaredDistance(Rgb8 other) {
        requireSameSize(other);
        long sum = 0;
        for (int i = 0; i < samples.length; i++) {
            int difference = (samples[i] & 0xff) - (other.samples[i] & 0xff);
            sum += (long) difference * difference;
        }
        return sum;
    }

    /** How many samples there are: 3 · h · w. */
    int count() {
        return samples.length;
    }

    void requireSameSize(Rgb8 other) {
        if (height != other.height || width != other.width) {
            throw new IllegalArgumentException("metrics compare pictures of one size, got " + width + " × " + height
                    + " and " + other.width + " × " + other.height);
        }
    }
}
