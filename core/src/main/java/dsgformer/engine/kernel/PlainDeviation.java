package dsgformer.engine.kernel;

/** {@link Deviation} as its formula reads. */
final class PlainDeviation implements Deviation {

    @Override
    public void inverse(float[] x, int xAt, int channels, float[] inverse, int inverseAt) {
        for (int p = 0; p < Strip.PIXELS; p++) {
            float sum = 0;
            for (int c = 0; c < channels; c++) {
                sum += x[xAt + c * Strip.PIXELS + p];
            }
            float mean = sum / channels;
            float squares = 0;
            for (int c = 0; c < channels; c++) {
                float centered = x[xAt + c * Strip.PIXELS + p] - mean;
                squares += centered * centered;
            }
            inverse[inverseAt + p] = (float) (1 / Math.sqrt(squares / channels + EPSILON));
        }
    }
}
