package dsgformer.data.blur;

import dsgformer.random.RandomStream;

/** How light becomes a blurred picture: what is averaged over the exposure, and over how many frames. */
enum Shutter implements Response {
    /** GoPro's recipe: the mean of a few encoded frames of a fast camera, ghosts included. */
    FRAMES(1, 7, 9, 11, 13, 17, 25, 33),
    /** A real shutter, and REDS: the mean of the light itself, over a motion cut finely. */
    LIGHT(2.2, 13, 17, 25, 33);

    private static final int LEVELS = 256;
    private static final int ROOTS = 2048;

    @SuppressWarnings("ImmutableEnumChecker") // written by the constructor alone
    private final int[] steps;

    @SuppressWarnings("ImmutableEnumChecker")
    private final float[] light = new float[LEVELS];

    /** x^(1/γ) at x = (i / ROOTS)²: over the root of x it is nearly straight, even at black. */
    @SuppressWarnings("ImmutableEnumChecker")
    private final float[] encoded = new float[ROOTS + 2];

    Shutter(double gamma, int... steps) {
        this.steps = steps;
        for (int i = 0; i < light.length; i++) {
            light[i] = (float) Math.pow(i / (LEVELS - 1.0), gamma);
        }
        for (int i = 0; i < encoded.length; i++) {
            encoded[i] = (float) Math.pow((double) i / ROOTS, 2 / gamma);
        }
    }

    static Shutter random(BlurLight light, RandomStream random) {
        return switch (light) {
            case MIXED -> random.chance(0.5) ? FRAMES : LIGHT;
            case SRGB -> FRAMES;
            case LINEAR -> LIGHT;
        };
    }

    /** How many frames to average: odd, so that there is one in the middle. */
    int steps(RandomStream random) {
        return steps[random.below(steps.length)];
    }

    @Override
    public float toLight(float value) {
        return light[Math.max(0, Math.min(LEVELS - 1, Math.round(value * (LEVELS - 1))))];
    }

    @Override
    public float fromLight(float value) {
        float position = (float) Math.sqrt(Math.max(0, Math.min(1, value))) * ROOTS;
        int i = (int) position;
        return encoded[i] + (position - i) * (encoded[i + 1] - encoded[i]);
    }
}
