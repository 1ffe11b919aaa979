package dsgformer.engine.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;

/** {@link Winograd} on vectors of tiles: all transforms are sums of rows. */
final class VectorWinograd implements Winograd {

    private static final VectorSpecies<Float> SPECIES = VectorMachine.SPECIES;
    private static final int LENGTH = SPECIES.length();
    private static final int HALF = LENGTH / 2;

    // even columns in front, odd ones behind, and the other way round
    private static final VectorShuffle<Float> EVEN_FIRST =
            VectorShuffle.fromOp(SPECIES, lane -> lane < HALF ? 2 * lane : 2 * (lane - HALF) + 1);
    private static final VectorShuffle<Float> ODD_FIRST =
            VectorShuffle.fromOp(SPECIES, lane -> lane < HALF ? 2 * lane + 1 : 2 * (lane - HALF));

    /** Each vector's second half is overwritten by the next one's first. */
    @Override
    public void split(float[] x, int xAt, float[] to, int evenAt, int oddAt) {
        for (int p = 0; p < Strip.PIXELS; p += LENGTH) {
            FloatVector pixels = FloatVector.fromArray(SPECIES, x, xAt + p);
            pixels.rearrange(EVEN_FIRST).intoArray(to, evenAt + p / 2);
            pixels.rearrange(ODD_FIRST).intoArray(to, oddAt + p / 2);
        }
    }

    @Override
    public void input(float[] d, int evenAt, int oddAt, int row, float[] v, int vAt, int position) {
        for (int t = 0; t < Strip.PIXELS; t += LENGTH) {
            inputTiles(d, evenAt + t, oddAt + t, row, v, vAt + t, position);
        }
    }

    private static void inputTiles(float[] d, int evenAt, int oddAt, int row, float[] v, int vAt, int position) {
        FloatVector a0 = FloatVector.fromArray(SPECIES, d, oddAt - 1);
        FloatVector b0 = FloatVector.fromArray(SPECIES, d, evenAt);
        FloatVector c0 = FloatVector.fromArray(SPECIES, d, oddAt);
        FloatVector e0 = FloatVector.fromArray(SPECIES, d, evenAt + 1);
        FloatVector a1 = FloatVector.fromArray(SPECIES, d, oddAt - 1 + row);
        FloatVector b1 = FloatVector.fromArray(SPECIES, d, evenAt + row);
        FloatVector c1 = FloatVector.fromArray(SPECIES, d, oddAt + row);
        FloatVector e1 = FloatVector.fromArray(SPECIES, d, evenAt + 1 + row);
        FloatVector a2 = FloatVector.fromArray(SPECIES, d, oddAt - 1 + 2 * row);
        FloatVector b2 = FloatVector.fromArray(SPECIES, d, evenAt + 2 * row);
        FloatVector c2 = FloatVector.fromArray(SPECIES, d, oddAt + 2 * row);
        FloatVector e2 = FloatVector.fromArray(SPECIES, d, evenAt + 1 + 2 * row);
        FloatVector a3 = FloatVector.fromArray(SPECIES, d, oddAt - 1 + 3 * row);
        FloatVector b3 = FloatVector.fromArray(SPECIES, d, evenAt + 3 * row);
        FloatVector c3 = FloatVector.fromArray(SPECIES, d, oddAt + 3 * row);
        FloatVector e3 = FloatVector.fromArray(SPECIES, d, evenAt + 1 + 3 * row);
        FloatVector aRow0 = a0.sub(a2);
        FloatVector bRow0 = b0.sub(b2);
        FloatVector cRow0 = c0.sub(c2);
        FloatVector eRow0 = e0.sub(e2);
        aRow0.sub(cRow0).intoArray(v, vAt);
        bRow0.add(cRow0).intoArray(v, vAt + position);
        cRow0.sub(bRow0).intoArray(v, vAt + 2 * position);
        bRow0.sub(eRow0).intoArray(v, vAt + 3 * position);
        FloatVector aRow1 = a1.add(a2);
        FloatVector bRow1 = b1.add(b2);
        FloatVector cRow1 = c1.add(c2);
        FloatVector eRow1 = e1.add(e2);
        aRow1.sub(cRow1).intoArray(v, vAt + 4 * position);
        bRow1.add(cRow1).intoArray(v, vAt + 5 * position);
        cRow1.sub(bRow1).intoArray(v, vAt + 6 * position);
        bRow1.sub(eRow1).intoArray(v, vAt + 7 * position);
        FloatVector aRow2 = a2.sub(a1);
        FloatVector bRow2 = b2.sub(b1);
        FloatVector cRow2 = c2.sub(c1);
        FloatVector eRow2 = e2.sub(e1);
        aRow2.sub(cRow2).intoArray(v, vAt + 8 * position);
        bRow2.add(cRow2).intoArray(v, vAt + 9 * position);
        cRow2.sub(bRow2).intoArray(v, vAt + 10 * position);
        bRow2.sub(eRow2).intoArray(v, vAt + 11 * position);
        FloatVector aRow3 = a1.sub(a3);
        FloatVector bRow3 = b1.sub(b3);
        FloatVector cRow3 = c1.sub(c3);
        FloatVector eRow3 = e1.sub(e3);
        aRow3.sub(cRow3).intoArray(v, vAt + 12 * position);
        bRow3.add(cRow3).intoArray(v, vAt + 13 * position);
        cRow3.sub(bRow3).intoArray(v, vAt + 14 * position);
        bRow3.sub(eRow3).intoArray(v, vAt + 15 * position);
    }

    @Override
    public void output(float[] m, int mAt, int position, float bias, float[] y, int yAt, int part) {
        for (int t = 0; t < Strip.PIXELS; t += LENGTH) {
            outputTiles(m, mAt + t, position, bias, y, yAt + t, part);
        }
    }

    private static void outputTiles(float[] m, int mAt, int position, float bias, float[] y, int yAt, int part) {
        FloatVector m00 = FloatVector.fromArray(SPECIES, m, mAt);
        FloatVector m10 = FloatVector.fromArray(SPECIES, m, mAt + 4 * position);
        FloatVector m20 = FloatVector.fromArray(SPECIES, m, mAt + 8 * position);
        FloatVector m30 = FloatVector.fromArray(SPECIES, m, mAt + 12 * position);
        FloatVector upper0 = m00.add(m10).add(m20);
        FloatVector lower0 = m10.sub(m20).sub(m30);
        FloatVector m01 = FloatVector.fromArray(SPECIES, m, mAt + position);
        FloatVector m11 = FloatVector.fromArray(SPECIES, m, mAt + 5 * position);
        FloatVector m21 = FloatVector.fromArray(SPECIES, m, mAt + 9 * position);
        FloatVector m31 = FloatVector.fromArray(SPECIES, m, mAt + 13 * position);
        FloatVector upper1 = m01.add(m11).add(m21);
        FloatVector lower1 = m11.sub(m21).sub(m31);
        FloatVector m02 = FloatVector.fromArray(SPECIES, m, mAt + 2 * position);
        FloatVector m12 = FloatVector.fromArray(SPECIES, m, mAt + 6 * position);
        FloatVector m22 = FloatVector.fromArray(SPECIES, m, mAt + 10 * position);
        FloatVector m32 = FloatVector.fromArray(SPECIES, m, mAt + 14 * position);
        FloatVector upper2 = m02.add(m12).add(m22);
        FloatVector lower2 = m12.sub(m22).sub(m32);
        FloatVector m03 = FloatVector.fromArray(SPECIES, m, mAt + 3 * position);
        FloatVector m13 = FloatVector.fromArray(SPECIES, m, mAt + 7 * position);
        FloatVector m23 = FloatVector.fromArray(SPECIES, m, mAt + 11 * position);
        FloatVector m33 = FloatVector.fromArray(SPECIES, m, mAt + 15 * position);
        FloatVector upper3 = m03.add(m13).add(m23);
        FloatVector lower3 = m13.sub(m23).sub(m33);
        upper0.add(upper1).add(upper2).add(bias).intoArray(y, yAt);
        upper1.sub(upper2).sub(upper3).add(bias).intoArray(y, yAt + part);
        lower0.add(lower1).add(lower2).add(bias).intoArray(y, yAt + 2 * part);
        lower1.sub(lower2).sub(lower3).add(bias).intoArray(y, yAt + 3 * part);
    }
}
