package dsgformer.engine.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Each kernel on vectors against its plain form, on values of about 1: they differ by the order of sums and by fused
 * rounding.
 */
class VectorKernelsTest {

    private static final int PIXELS = Strip.PIXELS;

    private final Kernels plain = Kernels.plain();
    private Kernels vector;

    @BeforeEach
    void needsTheModule() {
        assumeTrue(Kernels.onVectors(), "this JVM runs without jdk.incubator.vector: there are no vectors to test");
        vector = Kernels.vector();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7, 48, 433})
    void productsWithAFactor(int depth) {
        float[] w = Numbers.normal(1, depth * Panel.ROWS + 3);
        float[] x = Numbers.normal(2, (depth + 2) * 40);
        float[] m = Numbers.normal(3, 8 * 50);
        int[] taps = new int[depth];
        Arrays.setAll(taps, k -> (depth - 1 - k) * 40);
        for (int mRow : new int[] {0, 50}) {
            float[] expected = Numbers.normal(4, 8 * 70);
            float[] actual = expected.clone();
            plain.panel().times(w, 3, x, 5, taps, depth, m, 1, mRow, expected, 2, 70);
            vector.panel().times(w, 3, x, 5, taps, depth, m, 1, mRow, actual, 2, 70);
            assertThat(Numbers.largestDifference(actual, expected)).isLessThan(1e-6 * depth + 1e-5);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 48, 385})
    void productsThatAreAdded(int depth) {
        float[] w = Numbers.normal(1, depth * Panel.ROWS);
        float[] x = Numbers.normal(2, depth * PIXELS);
        int[] taps = new int[depth];
        Arrays.setAll(taps, k -> k * PIXELS);
        float[] expected = Numbers.normal(4, 8 * PIXELS);
        float[] actual = expected.clone();
        plain.panel().plus(w, 0, x, 0, taps, depth, expected, 0, PIXELS);
        vector.panel().plus(w, 0, x, 0, taps, depth, actual, 0, PIXELS);
        assertThat(Numbers.largestDifference(actual, expected)).isLessThan(1e-6 * depth + 1e-5);
    }

    @Test
    void depthwiseConvolution() {
        int row = PIXELS + 9;
        float[] w = Numbers.normal(1, Depthwise.WEIGHTS + 4);
        float[] z = Numbers.normal(2, 10 * row + 8);
        float[] expected = new float[8 * 50 + 2];
        float[] actual = expected.clone();
        plain.depthwise().strip(w, 4, z, 3, row, expected, 2, 50);
        vector.depthwise().strip(w, 4, z, 3, row, actual, 2, 50);
        assertThat(Numbers.largestDifference(actual, expected)).isLessThan(1e-5);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 7, 8, 16, 18})
    void innerProductsOfAnyHeadWidth(int d) {
        int pixels = 5 * PIXELS;
        int row = pixels + 16;
        float[] q = Numbers.normal(1, d * row + 2);
        float[] k = Numbers.normal(2, d * row + 3);
        float[] expected = new float[d * d + 1];
        float[] actual = expected.clone();
        float[] lanes = new float[Gram.LANES];
        plain.gram().products(q, 2, k, 3, row, d, pixels, expected, 1, lanes);
        vector.gram().products(q, 2, k, 3, row, d, pixels, actual, 1, lanes);
        // sums of 160 products of about 1, the plain ones in double precision
        assertThat(Numbers.largestDifference(actual, expected)).isLessThan(5e-5);
    }

    @Test
    void squaredLengths() {
        int pixels = 4 * PIXELS;
        float[] x = Numbers.normal(1, 6 * (pixels + 16));
        float[] expected = new float[6];
        float[] actual = new float[6];
        float[] lanes = new float[Gram.LANES];
        plain.gram().squares(x, 0, pixels + 16, 6, pixels, expected, 0, lanes);
        vector.gram().squares(x, 0, pixels + 16, 6, pixels, actual, 0, lanes);
        assertThat(Numbers.largestDifference(actual, expected)).isLessThan(1e-4);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 16, 97})
    void deviationsEvenFarFromZero(int channels) {
        float[] x = Numbers.normal(1, channels * PIXELS + 1);
        for (int i = 0; i < x.length; i++) {
            x[i] = 100 + x[i] / 10;
        }
        float[] expected = new float[PIXELS + 1];
        float[] actual = new float[PIXELS + 1];
        plain.deviation().inverse(x, 1, channels, expected, 1);
        vector.deviation().inverse(x, 1, channels, actual, 1);
        for (int p = 1; p <= PIXELS; p++) {
            assertThat(actual[p] / expected[p]).isCloseTo(1, within(1e-3f)); // the mean is rounded to 100 · 2⁻²⁴
        }
    }

    @Test
    void convolutionsInTiles() {
        float[] x = Numbers.normal(1, PIXELS + 3);
        float[] expected = new float[100];
        float[] actual = new float[100];
        plain.winograd().split(x, 3, expected, 1, 50);
        vector.winograd().split(x, 3, actual, 1, 50);
        assertThat(Arrays.copyOfRange(actual, 1, 17)).isEqualTo(Arrays.copyOfRange(expected, 1, 17));
        assertThat(Arrays.copyOfRange(actual, 50, 66)).isEqualTo(Arrays.copyOfRange(expected, 50, 66));

        float[] d = Numbers.normal(2, 4 * 100 + 20);
        float[] expectedInput = new float[16 * 40 + 2];
        float[] actualInput = expectedInput.clone();
        plain.winograd().input(d, 3, 50, 100, expectedInput, 2, 40);
        vector.winograd().input(d, 3, 50, 100, actualInput, 2, 40);
        assertThat(actualInput).isEqualTo(expectedInput);

        float[] m = Numbers.normal(3, 16 * 40 + 1);
        float[] expectedOutput = new float[4 * 35 + 2];
        float[] actualOutput = expectedOutput.clone();
        plain.winograd().output(m, 1, 40, 0.5f, expectedOutput, 2, 35);
        vector.winograd().output(m, 1, 40, 0.5f, actualOutput, 2, 35);
        assertThat(Numbers.largestDifference(actualOutput, expectedOutput)).isLessThan(1e-5);
    }

    @Test
    void gates() {
        float[] factors = Hartley.factors(Numbers.normal(1, 2 * 40));
        float[] u = Numbers.normal(2, Gating.VALUES + 5);
        for (boolean transformed : new boolean[] {true, false}) {
            float[] expected = new float[8 * 40 + 1];
            float[] actual = expected.clone();
            gating(plain, transformed).strip(u.clone(), 5, factors, Hartley.FACTORS, expected, 1, 40);
            gating(vector, transformed).strip(u.clone(), 5, factors, Hartley.FACTORS, actual, 1, 40);
            assertThat(Numbers.largestDifference(actual, expected)).isLessThan(1e-5);
        }
    }

    private static Gating gating(Kernels kernels, boolean transformed) {
        return transformed ? kernels.dfgb() : kernels.gelu();
    }
}
