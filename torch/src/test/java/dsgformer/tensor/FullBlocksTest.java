package dsgformer.tensor;

import static dsgformer.tensor.TensorAssert.assertTensor;

import java.util.List;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Convolutions of all kinds of channel counts against the same in double precision, which oneDNN does not compute. */
@ExtendWith(InScope.class)
class FullBlocksTest {

    private static final List<String> PARTS =
            List.of("output", "gradient of the input", "gradient of the weight", "gradient of the bias");

    @ParameterizedTest
    @CsvSource({
        "3, 16, 1, 3",
        "16, 3, 1, 3",
        "3, 28, 1, 3",
        "56, 3, 1, 3",
        "5, 7, 1, 3",
        "8, 8, 1, 3",
        "12, 20, 1, 3",
        "48, 31, 1, 1",
        "112, 40, 1, 1",
        "48, 24, 3, 1",
        "27, 12, 3, 1",
        "12, 12, 12, 3",
        "24, 2, 2, 3",
        "32, 48, 1, 3"
    })
    void outputsAndGradientsAreRight(int in, int out, int groups, int side) {
        assertRight(
                (x, weight, bias) -> x.convolve(weight, bias, groups),
                Noise.of(1, 2, in, 16, 24),
                Noise.of(2, out, in / groups, side, side),
                Noise.of(3, out));
    }

    @ParameterizedTest
    @CsvSource({
        "3, 16, 3, 1",
        "5, 7, 3, 1",
        "12, 20, 2, 0",
        "16, 32, 3, 1",
        "48, 96, 2, 0",
        "80, 16, 3, 1",
        "32, 64, 3, 1",
        "32, 64, 2, 0"
    })
    void theyAreRightAtEverySecondPixel(int in, int out, int side, int pad) {
        assertRight(
                (x, weight, bias) -> x.convolve(weight, bias, 1, 2, pad),
                Noise.of(1, 2, in, 16, 24),
                Noise.of(2, out, in, side, side),
                Noise.of(3, out));
    }

    @ParameterizedTest
    @CsvSource({"16, 3", "3, 16", "5, 7", "12, 20", "56, 28", "96, 48", "112, 40", "64, 32", "128, 64"})
    void theyAreRightTransposed(int in, int out) {
        assertRight(
                Tensor::convolveTransposed, Noise.of(1, 2, in, 8, 12), Noise.of(2, in, out, 4, 4), Noise.of(3, out));
    }

    private interface Operation {
        Tensor of(Tensor x, Tensor weight, Tensor bias);
    }

    private static void assertRight(Operation operation, Tensor x, Tensor weight, Tensor bias) {
        List<Tensor> exact = outputAndGradients(operation, x.asDouble(), weight.asDouble(), bias.asDouble());
        for (Tensor laid : List.of(x, x.channelsLast())) {
            List<Tensor> actual = outputAndGradients(operation, laid, weight, bias);
            for (int i = 0; i < exact.size(); i++) {
                // sums of up to some thousand products in float
                assertTensor(actual.get(i))
                        .as(PARTS.get(i) + (laid == x ? " in planes" : " with channels side by side"))
                        .isRelativelyCloseTo(exact.get(i), 1e-5);
            }
        }
    }

    private static List<Tensor> outputAndGradients(Operation operation, Tensor x, Tensor weight, Tensor bias) {
        List<Tensor> leaves = List.of(x.leaf(), weight.leaf(), bias.leaf());
        Tensor output = operation.of(leaves.get(0), leaves.get(1), leaves.get(2));
        TensorShape s = output.shape();
        output.mul(Noise.of(4, s.n(), s.c(), s.h(), s.w()).as(output)).sum().backward();
        return List.of(
                output,
                leaves.get(0).gradient(),
                leaves.get(1).gradient(),
                leaves.get(2).gradient());
    }
}
