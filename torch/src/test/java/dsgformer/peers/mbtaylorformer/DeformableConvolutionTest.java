package dsgformer.peers.mbtaylorformer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dsgformer.tensor.InScope;
import dsgformer.tensor.Tensor;
import dsgformer.tensor.Tensors;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Against its definition, computed pixel by pixel in double precision. */
@ExtendWith(InScope.class)
class DeformableConvolutionTest {

    private static final int TAPS = 9;

    /** Offsets up to ±3 move taps beyond these planes on all sides. Single precision of sums of nine: 1e-5. */
    @ParameterizedTest
    @CsvSource({"1, 2, 5, 7", "2, 3, 4, 4", "1, 1, 1, 9"})
    void everyTapIsInterpolatedFromTheFourPixelsAroundIt(int n, int c, int h, int w) {
        SplittableRandom random = new SplittableRandom(7);
        float[] x = uniform(random, n * c * h * w, 1);
        float[] offsets = uniform(random, n * 2 * TAPS * h * w, 3);
        float[] weight = uniform(random, c * TAPS, 1);
        float[] actual = DeformableConvolution.convolve(
                        Tensors.of(x, n, c, h, w),
                        Tensors.of(offsets, n, 2L * TAPS, h, w),
                        Tensors.of(weight, c, 1, 3, 3))
                .toFloats();
        for (int b = 0; b < n; b++) {
            for (int ch = 0; ch < c; ch++) {
                for (int i = 0; i < h; i++) {
                    for (int j = 0; j < w; j++) {
                        double sum = 0;
                        for (int k = 0; k < TAPS; k++) {
                            int at = ((b * 2 * TAPS + 2 * k) * h + i) * w + j;
                            double y = i - 1 + k / 3 + (double) offsets[at];
                            double left = j - 1 + k % 3 + (double) offsets[at + h * w];
                            sum += weight[ch * TAPS + k] * bilinear(x, (b * c + ch) * h * w, h, w, y, left);
                        }
                        int at = ((b * c + ch) * h + i) * w + j;
                        assertThat((double) actual[at]).isCloseTo(sum, within(1e-5));
                    }
                }
            }
        }
    }

    @Test
    void withoutOffsetsItIsADepthwiseConvolution() {
        SplittableRandom random = new SplittableRandom(8);
        Tensor x = Tensors.of(uniform(random, 3 * 6 * 5, 1), 1, 3, 6, 5);
        Tensor weight = Tensors.of(uniform(random, 27, 1), 3, 1, 3, 3);
        Tensor offsets = Tensors.of(new float[2 * TAPS * 30], 1, 2L * TAPS, 6, 5);
        Tensor difference = DeformableConvolution.convolve(x, offsets, weight).sub(x.convolve(weight, null, 3));
        assertThat(difference.abs().sum().item()).isLessThan(1e-5);
    }

    private static double bilinear(float[] x, int plane, int h, int w, double y, double left) {
        int y0 = (int) Math.floor(y);
        int x0 = (int) Math.floor(left);
        double sum = 0;
        for (int i = 0; i < 4; i++) {
            int row = y0 + i / 2;
            int column = x0 + i % 2;
            if (row >= 0 && row < h && column >= 0 && column < w) {
                sum += (1 - Math.abs(y - row)) * (1 - Math.abs(left - column)) * x[plane + row * w + column];
            }
        }
        return sum;
    }

    private static float[] uniform(SplittableRandom random, int count, double bound) {
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = (float) random.nextDouble(-bound, bound);
        }
        return values;
    }
}
