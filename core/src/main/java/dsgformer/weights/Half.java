package dsgformer.weights;

/** IEEE 754 binary16: 1 sign bit, 5 exponent bits (bias 15), 10 mantissa bits; Java 17 has no conversion of its own. */
public final class Half {

    private static final int SIGN = 0x8000;
    private static final int INFINITY = 0x7C00;
    private static final int QUIET = 0x0200;
    private static final int MANTISSA = 0x03FF;
    private static final int DROPPED_BITS = 13; // float has 23 mantissa bits
    private static final int REBIAS = (127 - 15) << 23;
    private static final float LEAST = 0x1p-24f;

    private static final int FLOAT_INFINITY = 0x7F800000;
    private static final int FLOAT_LEAST_NORMAL_HALF = 0x38800000; // 2^-14
    private static final int FLOAT_BEYOND_HALF = 0x47800000; // 2^16

    private Half() {}

    /** The value of {@code half}, exactly; a NaN keeps its payload. */
    public static float toFloat(short half) {
        int sign = (half & SIGN) << 16;
        int exponent = half & INFINITY;
        int mantissa = half & MANTISSA;
        if (exponent == 0) {
            return Float.intBitsToFloat(sign | Float.floatToRawIntBits(mantissa * LEAST));
        }
        int bits = (exponent | mantissa) << DROPPED_BITS;
        return Float.intBitsToFloat(sign | (exponent == INFINITY ? FLOAT_INFINITY | bits : bits + REBIAS));
    }

    /** The half nearest to {@code value}, ties to even; from 65520 on that is infinity. A NaN stays one. */
    public static short fromFloat(float value) {
        int bits = Float.floatToRawIntBits(value);
        int sign = (bits >>> 16) & SIGN;
        return (short) (sign | magnitude(bits & Integer.MAX_VALUE));
    }

    private static int magnitude(int bits) {
        if (bits > FLOAT_INFINITY) {
            int payload = (bits >>> DROPPED_BITS) & MANTISSA;
            return INFINITY | (payload == 0 ? QUIET : payload);
        }
        if (bits >= FLOAT_BEYOND_HALF) {
            return INFINITY;
        }
        if (bits < FLOAT_LEAST_NORMAL_HALF) {
            return (int) Math.rint(Float.intBitsToFloat(bits) / LEAST); // 2^10 is the least normal's encoding
        }
        int odd = (bits >>> DROPPED_BITS) & 1;
        int justBelowHalf = (1 << (DROPPED_BITS - 1)) - 1;
        return (bits - REBIAS + justBelowHalf + odd) >>> DROPPED_BITS; // a carry moves on into the exponent
    }
}
