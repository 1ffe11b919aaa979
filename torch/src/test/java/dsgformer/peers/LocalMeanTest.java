package dsgformer.peers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dsgformer.tensor.InScope;
import dsgformer.tensor.Tensor;
import dsgformer.tensor.Tensors;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Local statistics (TLC), against means and windows computed one by one. */
@ExtendWith(InScope.class)
class LocalMeanTest {

    @ParameterizedTest
    @CsvSource({"7, 9, 4, 4", "7, 9, 3, 20", "6, 5, 6, 2", "12, 4, 5, 4"})
    void everyPixelGetsTheMeanOfTheWindowAroundIt(int h, int w, int windowHeight, int windowWidth) {
        float[] values = new float[2 * h * w];
        for (int i = 0; i < values.length; i++) {
            values[i] = (i * 31 % 17) - 8;
        }
        Tensor means = new LocalMean(windowHeight, windowWidth).of(Tensors.of(values, 1, 2, h, w));
        int kh = Math.min(h, windowHeight);
        int kw = Math.min(w, windowWidth);
        float[] actual = means.toFloats();
        assertThat(actual).hasSize(values.length);
        for (int c = 0; c < 2; c++) {
            for (int y = 0; y < h; y++) {
                for (int x = 0; x < w; x++) {
                    int top = Math.max(0, Math.min(y - (kh - 1) / 2, h - kh));
                    int left = Math.max(0, Math.min(x - (kw - 1) / 2, w - kw));
                    double sum = 0;
                    for (int i = 0; i < kh * kw; i++) {
                        sum += values[c * h * w + (top + i / kw) * w + left + i % kw];
                    }
                    assertThat((double) actual[c * h * w + y * w + x]).isCloseTo(sum / (kh * kw), within(1e-5));
                }
            }
        }
    }

    @Test
    void aWindowThatCoversThePictureGivesItsMean() {
        Tensor x = Tensors.of(new float[] {1, 2, 3, 6}, 1, 1, 2, 2);
        assertThat(new LocalMean(2, 2).of(x).toFloats()).containsExactly(3);
        assertThat(new LocalMean(0, 0).of(x).toFloats()).containsExactly(3);
    }

    /** Origins of the published implementation, for frames of 1280 × 720 and windows of 384 and 192. */
    @Test
    void windowsHaveTheOriginsOfThePublishedImplementation() {
        assertThat(Windows.origins(720, 384)).isEqualTo(List.of(0L, 336L));
        assertThat(Windows.origins(1280, 384)).isEqualTo(List.of(0L, 299L, 598L, 896L));
        assertThat(Windows.origins(360, 192)).isEqualTo(List.of(0L, 168L));
        assertThat(Windows.origins(640, 192)).isEqualTo(List.of(0L, 150L, 300L, 448L));
        assertThat(Windows.origins(100, 100)).isEqualTo(List.of(0L));
    }

    /**
     * Work that leaves each window as it is gives the plane back: each pixel is divided by the windows that cover it.
     */
    @Test
    void averagingOverWindowsDividesEachPixelByItsWindows() {
        float[] values = new float[3 * 10 * 13];
        for (int i = 0; i < values.length; i++) {
            values[i] = i % 23;
        }
        Tensor x = Tensors.of(values, 1, 3, 10, 13);
        Tensor same = Windows.of(x.shape(), 4).average(x, window -> window);
        assertThat(same.sub(x).abs().sum().item()).isZero();
    }
}
