package dsgformer.engine.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * {@link Gram} on vectors: four rows of Q with four (or, where registers are few, two) of K at a time, each sum spread
 * over the lanes of one vector. Lanes are added at the end one by one: the order of a vector's own sum is not defined,
 * and results must not depend on the compiler.
 */
final class VectorGram implements Gram {

    private static final VectorSpecies<Float> SPECIES = VectorMachine.SPECIES;
    private static final int LENGTH = SPECIES.length();
    private static final int ROWS = 4;
    private static final int COLUMNS = VectorMachine.hasManyRegisters() ? 4 : 2;

    @Override
    public void products(
            float[] q, int qAt, float[] k, int kAt, int row, int d, int pixels, float[] g, int gAt, float[] lanes) {
        int rows = d - d % ROWS;
        int columns = d - d % COLUMNS;
        for (int i = 0; i < rows; i += ROWS) {
            for (int j = 0; j < columns; j += COLUMNS) {
                if (COLUMNS == 4) {
                    fourByFour(q, qAt + i * row, k, kAt + j * row, row, pixels, lanes);
                } else {
                    fourByTwo(q, qAt + i * row, k, kAt + j * row, row, pixels, lanes);
                }
                addLanes(lanes, g, gAt + i * d + j, d);
            }
        }
        for (int i = 0; i < d; i++) {
            for (int j = i < rows ? columns : 0; j < d; j++) {
                g[gAt + i * d + j] = one(q, qAt + i * row, k, kAt + j * row, pixels, lanes);
            }
        }
    }

    @Override
    public void squares(float[] x, int xAt, int row, int rows, int pixels, float[] s, int sAt, float[] lanes) {
        for (int i = 0; i < rows; i++) {
            s[sAt + i] = one(x, xAt + i * row, x, xAt + i * row, pixels, lanes);
        }
    }

    private static void fourByFour(float[] q, int qAt, float[] k, int kAt, int row, int pixels, float[] lanes) {
        FloatVector g00 = FloatVector.zero(SPECIES);
        FloatVector g01 = FloatVector.zero(SPECIES);
        FloatVector g02 = FloatVector.zero(SPECIES);
        FloatVector g03 = FloatVector.zero(SPECIES);
        FloatVector g10 = FloatVector.zero(SPECIES);
        FloatVector g11 = FloatVector.zero(SPECIES);
        FloatVector g12 = FloatVector.zero(SPECIES);
        FloatVector g13 = FloatVector.zero(SPECIES);
        FloatVector g20 = FloatVector.zero(SPECIES);
        FloatVector g21 = FloatVector.zero(SPECIES);
        FloatVector g22 = FloatVector.zero(SPECIES);
        FloatVector g23 = FloatVector.zero(SPECIES);
        FloatVector g30 = FloatVector.zero(SPECIES);
        FloatVector g31 = FloatVector.zero(SPECIES);
        FloatVector g32 = FloatVector.zero(SPECIES);
        FloatVector g33 = FloatVector.zero(SPECIES);
        for (int p = 0; p < pixels; p += LENGTH) {
            FloatVector k0 = FloatVector.fromArray(SPECIES, k, kAt + p);
            FloatVector k1 = FloatVector.fromArray(SPECIES, k, kAt + row + p);
            FloatVector k2 = FloatVector.fromArray(SPECIES, k, kAt + 2 * row + p);
            FloatVector k3 = FloatVector.fromArray(SPECIES, k, kAt + 3 * row + p);
            FloatVector x = FloatVector.fromArray(SPECIES, q, qAt + p);
            g00 = x.fma(k0, g00);
            g01 = x.fma(k1, g01);
            g02 = x.fma(k2, g02);
            g03 = x.fma(k3, g03);
            x = FloatVector.fromArray(SPECIES, q, qAt + row + p);
            g10 = x.fma(k0, g10);
            g11 = x.fma(k1, g11);
            g12 = x.fma(k2, g12);
            g13 = x.fma(k3, g13);
            x = FloatVector.fromArray(SPECIES, q, qAt + 2 * row + p);
            g20 = x.fma(k0, g20);
            g21 = x.fma(k1, g21);
            g22 = x.fma(k2, g22);
            g23 = x.fma(k3, g23);
            x = FloatVector.fromArray(SPECIES, q, qAt + 3 * row + p);
            g30 = x.fma(k0, g30);
            g31 = x.fma(k1, g31);
            g32 = x.fma(k2, g32);
            g33 = x.fma(k3, g33);
        }
        g00.intoArray(lanes, 0);
        g01.intoArray(lanes, LENGTH);
        g02.intoArray(lanes, 2 * LENGTH);
        g03.intoArray(lanes, 3 * LENGTH);
        g10.intoArray(lanes, 4 * LENGTH);
        g11.intoArray(lanes, 5 * LENGTH);
        g12.intoArray(lanes, 6 * LENGTH);
        g13.intoArray(lanes, 7 * LENGTH);
        g20.intoArray(lanes, 8 * LENGTH);
        g21.intoArray(lanes, 9 * LENGTH);
        g22.intoArray(lanes, 10 * LENGTH);
        g23.intoArray(lanes, 11 * LENGTH);
        g30.intoArray(lanes, 12 * LENGTH);
        g31.intoArray(lanes, 13 * LENGTH);
        g32.intoArray(lanes, 14 * LENGTH);
        g33.intoArray(lanes, 15 * LENGTH);
    }

    private static void fourByTwo(float[] q, int qAt, float[] k, int kAt, int row, int pixels, float[] lanes) {
        FloatVector g00 = FloatVector.zero(SPECIES);
        FloatVector g01 = FloatVector.zero(SPECIES);
        FloatVector g10 = FloatVector.zero(SPECIES);
        FloatVector g11 = FloatVector.zero(SPECIES);
        FloatVector g20 = FloatVector.zero(SPECIES);
        FloatVector g21 = FloatVector.zero(SPECIES);
        FloatVector g30 = FloatVector.zero(SPECIES);
        FloatVector g31 = FloatVector.zero(SPECIES);
        for (int p = 0; p < pixels; p += LENGTH) {
            FloatVector k0 = FloatVector.fromArray(SPECIES, k, kAt + p);
            FloatVector k1 = FloatVector.fromArray(SPECIES, k, kAt + row + p);
            FloatVector x = FloatVector.fromArray(SPECIES, q, qAt + p);
            g00 = x.fma(k0, g00);
            g01 = x.fma(k1, g01);
            x = FloatVector.fromArray(SPECIES, q, qAt + row + p);
            g10 = x.fma(k0, g10);
            g11 = x.fma(k1, g11);
            x = FloatVector.fromArray(SPECIES, q, qAt + 2 * row + p);
            g20 = x.fma(k0, g20);
            g21 = x.fma(k1, g21);
            x = FloatVector.fromArray(SPECIES, q, qAt + 3 * row + p);
            g30 = x.fma(k0, g30);
            g31 = x.fma(k1, g31);
        }
        g00.intoArray(lanes, 0);
        g01.intoArray(lanes, LENGTH);
        g10.intoArray(lanes, 2 * LENGTH);
        g11.intoArray(lanes, 3 * LENGTH);
        g20.intoArray(lanes, 4 * LENGTH);
        g21.intoArray(lanes, 5 * LENGTH);
        g30.intoArray(lanes, 6 * LENGTH);
        g31.intoArray(lanes, 7 * LENGTH);
    }

    private static float one(float[] a, int aAt, float[] b, int bAt, int pixels, float[] lanes) {
        FloatVector even = FloatVector.zero(SPECIES);
        FloatVector odd = FloatVector.zero(SPECIES);
        for (int p = 0; p < pixels; p += 2 * LENGTH) {
            even = FloatVector.fromArray(SPECIES, a, aAt + p).fma(FloatVector.fromArray(SPECIES, b, bAt + p), even);
            odd = FloatVector.fromArray(SPECIES, a, aAt + p + LENGTH)
                    .fma(FloatVector.fromArray(SPECIES, b, bAt + p + LENGTH), odd);
        }
        even.add(odd).intoArray(lanes, 0);
        return sum(lanes, 0);
    }

    private static void addLanes(float[] lanes, float[] g, int gAt, int d) {
        for (int i = 0; i < ROWS; i++) {
            for (int j = 0; j < COLUMNS; j++) {
                g[gAt + i * d + j] = sum(lanes, (i * COLUMNS + j) * LENGTH);
            }
        }
    }

    /** Four chains of additions instead of one: all vectors have a multiple of four lanes. */
    private static float sum(float[] lanes, int at) {
        float a = 0;
        float b = 0;
        float c = 0;
        float d = 0;
        for (int lane = at; lane < at + LENGTH; lane += 4) {
            a += lanes[lane];
            b += lanes[lane + 1];
            c += lanes[lane + 2];
            d += lanes[lane + 3];
        }
        return (a + b) + (c + d);
    }
}
