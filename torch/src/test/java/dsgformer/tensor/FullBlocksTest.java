package dsgformer.tensor;

import static dsgformer.tensor.TensorAssert.assertTensor;

import java.util.List;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Convolutions of all kinds of channel counts against the same in double precision, which oneDNN does not compute. */
@ExtendWith(InScope.class)
class FullBlocksTest {

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
        Tensor x = Noise.of(1, 2, in, 16, 24);
        Tensor weight = Noise.of(2, out, in / groups, side, side);
        Tensor bias = Noise.of(3, out);
        Tensor seen = Noise.of(4, 2, out, 16, 24);
        List<Tensor> exact =
                outputAndGradients(x.asDouble(), weight.asDouble(), bias.asDouble(), seen.asDouble(), groups);
        for (Tensor laid : List.of(x, x.channelsLast())) {
            List<Tensor> actual = outputAndGradients(laid, weight, bias, seen, groups);
            for (int i = 0; i < exact.size(); i++) {
                // sums of up to some thousand products in float
                assertTensor(actual.get(i)).isRelativelyCloseTo(exact.get(i), 1e-5);
            }
        }
    }

    private static List<Tensor> outputAndGradients(Tensor x, Tensor weight, Tensor bias, Tensor seen, int groups) {
        List<Tensor> leaves = List.of(x.leaf(), weight.leaf(), bias.leaf());
        Tensor output = leaves.get(0).convolve(leaves.get(1), leaves.get(2), groups);
        output.mul(seen).sum().backward();
        return List.of(
                output,
                leaves.get(0).gradient(),
                leaves.get(1).gradient(),
                leaves.get(2).gradient());
    }
}
