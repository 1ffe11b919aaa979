package dsgformer.engine.kernel;

/**
 * GELU(x) = x/2 · (1 + erf(x/√2)) by a quotient of two polynomials in x², erf(x/√2) ≈ x · P(x²) / Q(x²), fitted for the
 * smallest largest error on [−5.5, 5.5], which is 1.5e-8; beyond, erf is 1 but for 4e-8 and x is held at the border.
 */
final class Gelu {

    static final float BORDER = 5.5f;

    static final float P0 = 0.79788446f;
    static final float P1 = 0.06770536f;
    static final float P2 = 0.009354524f;
    static final float P3 = 0.00033765196f;
    static final float P4 = 1.270423e-5f;
    static final float P5 = 4.5498698e-8f;

    static final float Q1 = 0.251522f;
    static final float Q2 = 0.028645892f;
    static final float Q3 = 0.0018844466f;
    static final float Q4 = 7.364757e-5f;
    static final float Q5 = 1.1975033e-6f;

    private Gelu() {}

    static float of(float x) {
        float t = Math.max(-BORDER, Math.min(BORDER, x));
        float s = t * t;
        float p = ((((P5 * s + P4) * s + P3) * s + P2) * s + P1) * s + P0;
        float q = ((((Q5 * s + Q4) * s + Q3) * s + Q2) * s + Q1) * s + 1;
        return 0.5f * x * (1 + t * p / q);
    }
}
