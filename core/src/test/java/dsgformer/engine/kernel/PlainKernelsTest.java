package dsgformer.engine.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** The plain kernels against what they stand for. */
class PlainKernelsTest {

    /** Step 2 of §2.1 written out: ℱ⁻¹(M̃ ⊙ ℱ(U)) by complex sums, M̃ as architecture and paper map define it. */
    @Test
    void dfgbIsAProductOfSpectra() {
        float[] quant = Numbers.normal(1, 40);
        float[] u = Numbers.normal(2, Gating.VALUES);
        float[] actual = new float[Gating.VALUES];
        Kernels.plain().dfgb().strip(u.clone(), 0, Hartley.factors(quant), 0, actual, 0, Strip.PIXELS);
        for (int block = 0; block < 4; block++) {
            for (int y = 0; y < 8; y++) {
                for (int x = 0; x < 8; x++) {
                    double expected = gelu(filtered(quant, u, block * 8, y, x));
                    assertThat((double) actual[y * Strip.PIXELS + block * 8 + x])
                            .isCloseTo(expected, within(1e-5));
                }
            }
        }
    }

    @Test
    void aUnitMatrixLeavesOnlyTheGelu() {
        float[] quant = new float[40];
        Arrays.fill(quant, 1);
        float[] u = Numbers.normal(3, Gating.VALUES);
        float[] throughSpectra = new float[Gating.VALUES];
        float[] direct = new float[Gating.VALUES];
        Kernels kernels = Kernels.fastest();
        kernels.dfgb().strip(u.clone(), 0, Hartley.factors(quant), 0, throughSpectra, 0, Strip.PIXELS);
        kernels.gelu().strip(u.clone(), 0, new float[0], 0, direct, 0, Strip.PIXELS);
        assertThat(Numbers.largestDifference(throughSpectra, direct)).isLessThan(2e-6);
    }

    @Test
    void geluIsThatOfTheErrorFunction() {
        for (double x = -9; x <= 9; x += 0.01) {
            // single precision, and an error function that is off by up to 4e-8, times x
            assertThat((double) Gelu.of((float) x)).isCloseTo(gelu((float) x), within(3e-7 * Math.max(1, Math.abs(x))));
        }
    }

    @Test
    void aPackedMatrixHoldsEachEntryOnceAndZerosBehindTheLastRow() {
        PackedMatrix packed = PackedMatrix.of(11, 3, (row, column) -> 10 * row + column + 1);
        assertThat(packed.panels()).isEqualTo(2);
        assertThat(packed.values()).hasSize(2 * 3 * 8);
        assertThat(packed.values()[PackedMatrix.index(10, 2, 3)]).isEqualTo(103);
        assertThat(packed.values()[packed.panel(1) + 2 * 8 + 2]).isEqualTo(103);
        float sum = 0;
        for (float value : packed.values()) {
            sum += value;
        }
        assertThat(sum).isEqualTo(33 * 52); // 33 entries whose mean is 10 · 5 + 1 + 1
    }

    /** Tiles of 2 × 2 by 16 products are what nine products for each value give. */
    @Test
    void tilesAreTheConvolution() {
        float[] w = Numbers.normal(4, 9);
        float[] image = Numbers.normal(5, 4 * 66); // four rows, one column to the left and right of 64
        float[] d = new float[4 * 80];
        for (int i = 0; i < 4; i++) {
            for (int x = 0; x < 66; x++) {
                // column x − 1 of the image: odd ones from 40 on, the one before the first tile at 39
                d[i * 80 + (x % 2 == 1 ? (x - 1) / 2 : 39 + x / 2)] = image[i * 66 + x];
            }
        }
        Winograd winograd = Kernels.fastest().winograd();
        float[] v = new float[16 * 32];
        winograd.input(d, 0, 40, 80, v, 0, 32);
        for (int p = 0; p < Winograd.POSITIONS; p++) {
            for (int t = 0; t < 32; t++) {
                v[p * 32 + t] *= (float) Winograd.transformed(w, 0, p / 4, p % 4);
            }
        }
        float[] y = new float[4 * 32];
        winograd.output(v, 0, 32, 0.25f, y, 0, 32);
        for (int row = 0; row < 2; row++) {
            for (int x = 0; x < 64; x++) {
                double expected = 0.25;
                for (int k = 0; k < 9; k++) {
                    expected += w[k] * image[(row + k / 3) * 66 + x + k % 3];
                }
                assertThat((double) y[(2 * row + x % 2) * 32 + x / 2]).isCloseTo(expected, within(1e-5));
            }
        }
    }

    private static double filtered(float[] quant, float[] u, int left, int y, int x) {
        double sum = 0;
        for (int v = 0; v < 8; v++) {
            for (int h = 0; h < 8; h++) {
                double m = symmetrized(quant, v, h);
                for (int i = 0; i < 8; i++) {
                    for (int j = 0; j < 8; j++) {
                        double angle = 2 * Math.PI * (v * (y - i) + h * (x - j)) / 8;
                        sum += m * Math.cos(angle) * u[i * Strip.PIXELS + left + j] / 64;
                    }
                }
            }
        }
        return sum;
    }

    private static double symmetrized(float[] quant, int v, int h) {
        if (h > 4) {
            return symmetrized(quant, (8 - v) % 8, 8 - h);
        }
        double here = quant[v * 5 + h];
        return h == 0 || h == 4 ? (here + quant[(8 - v) % 8 * 5 + h]) / 2 : here;
    }

    private static double gelu(double x) {
        return x / 2 * (1 + erf(x / Math.sqrt(2)));
    }

    /** 2/√π · exp(−z²) · Σ 2ⁿ z²ⁿ⁺¹ / (1 · 3 · … · (2n + 1)), whose terms all have one sign. */
    private static double erf(double z) {
        double term = z;
        double sum = z;
        for (int n = 1; n < 400; n++) {
            term *= 2 * z * z / (2 * n + 1);
            sum += term;
        }
        return 2 / Math.sqrt(Math.PI) * Math.exp(-z * z) * sum;
    }
}
