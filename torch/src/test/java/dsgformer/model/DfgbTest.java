package dsgformer.model;

import static dsgformer.tensor.TensorAssert.assertTensor;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dsgformer.nn.JpegBlocks;
import dsgformer.nn.QuantizationMatrix;
import dsgformer.tensor.InScope;
import dsgformer.tensor.Noise;
import dsgformer.tensor.ShapeMismatchException;
import dsgformer.tensor.Tensor;
import dsgformer.tensor.Tensors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@ExtendWith(InScope.class)
class DfgbTest {

    private static final int CHANNELS = 3;

    /** Sums of 64 products of numbers about 1 in float. */
    private static final double ROUNDING = 2e-6;

    /** Both forms, on [n, c, h, w]. */
    private enum FormOfDfgb {
        FOURIER {
            @Override
            Tensor apply(Tensor quant, Tensor u) {
                return new Dfgb(quant).forward(u);
            }
        },
        CIRCULANT {
            @Override
            Tensor apply(Tensor quant, Tensor u) {
                return new CirculantDfgb(quant).forward(u.permute(0, 2, 3, 1)).permute(0, 3, 1, 2);
            }
        };

        abstract Tensor apply(Tensor quant, Tensor u);
    }

    private final Tensor u = Noise.of(1, 2, CHANNELS, 16, 24);
    private final Tensor anyQuant = Noise.of(2, CHANNELS, 1, 1, 8, 5);

    @ParameterizedTest
    @EnumSource
    void aQuantizationMatrixOfOnesLeavesOnlyTheGelu(FormOfDfgb form) {
        Tensor ones = anyQuant.mul(0).add(1);
        assertTensor(form.apply(ones, u)).isCloseTo(u.gelu(), ROUNDING);
    }

    @Test
    void circulantMatricesAreTheFourierTransform() {
        assertTensor(FormOfDfgb.CIRCULANT.apply(anyQuant, u))
                .isCloseTo(FormOfDfgb.FOURIER.apply(anyQuant, u), ROUNDING);
    }

    @Test
    void symmetrizingTheQuantizationMatrixChangesNothingOnACpu() {
        Tensor unsymmetrized = JpegBlocks.fold(
                        JpegBlocks.unfold(u).rfft2().mul(anyQuant).irfft2())
                .gelu();
        assertTensor(new Dfgb(anyQuant).forward(u)).isCloseTo(unsymmetrized, ROUNDING);
    }

    @ParameterizedTest
    @EnumSource
    void theOddPartOfTheHermitianColumnsHasNoEffect(FormOfDfgb form) {
        float[] odd = new float[CHANNELS * 40];
        for (int c = 0; c < CHANNELS; c++) {
            for (int v : new int[] {0, 4}) {
                for (int row = 1; row < 4; row++) {
                    odd[c * 40 + row * 5 + v] = c + row;
                    odd[c * 40 + (8 - row) * 5 + v] = -(c + row);
                }
            }
        }
        Tensor quant = Tensors.of(odd, CHANNELS, 1, 1, 8, 5);
        assertTensor(QuantizationMatrix.symmetrized(quant)).isCloseTo(quant.mul(0), 0);
        assertTensor(form.apply(quant, u)).isCloseTo(u.mul(0), ROUNDING);
    }

    @ParameterizedTest
    @EnumSource
    void aPixelReachesItsOwnBlockAndChannelOnly(FormOfDfgb form) {
        float[] values = u.toFloats();
        int changed = ((1 * CHANNELS + 2) * 16 + 9) * 24 + 13;
        values[changed] += 1;
        Tensor other = Tensors.of(values, 2, CHANNELS, 16, 24);
        float[] difference =
                form.apply(anyQuant, other).sub(form.apply(anyQuant, u)).abs().toFloats();
        int touched = 0;
        for (int i = 0; i < difference.length; i++) {
            boolean sameBlock = i / (16 * 24) == changed / (16 * 24) && i / 24 % 16 / 8 == 1 && i % 24 / 8 == 1;
            if (sameBlock) {
                touched += difference[i] > 1e-4 ? 1 : 0;
            } else if (difference[i] != 0) {
                assertThat(difference[i]).as("element %d", i).isZero();
            }
        }
        // a random kernel has hardly an entry near 0, and GELU is flat only in a narrow range
        assertThat(touched).isGreaterThan(50);
    }

    @Test
    void aCirculantMatrixIsSymmetric() {
        Tensor matrix = QuantizationMatrix.circulant(anyQuant);
        assertTensor(matrix.transpose(1, 2)).isCloseTo(matrix, 1e-7);
    }

    @Test
    void aSizeThatIsNoMultipleOf8IsRefused() {
        assertThatThrownBy(() -> new Dfgb(anyQuant).forward(Noise.of(1, 1, CHANNELS, 16, 20)))
                .isInstanceOf(ShapeMismatchException.class)
                .hasMessageContaining("multiples of 8")
                .hasMessageContaining("[1, 3, 16, 20]");
    }
}
