package dsgformer.tensor;

import static dsgformer.tensor.TensorAssert.assertTensor;

import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ExtendWith(InScope.class)
class AutocastTest {

    private static final List<String> PARTS = List.of("output", "gradient of the input", "gradient of the weight");

    /**
     * bfloat16 has 8 bits, so each factor errs by up to 0.4 %. The errors of a sum's products are independent: together
     * they were at most 0.6 % of the largest sum, so 1 % is allowed.
     */
    @ParameterizedTest
    @CsvSource({
        "3, 16, 3, 1",
        "16, 3, 3, 1",
        "12, 32, 3, 1",
        "16, 5, 1, 1",
        "16, 8, 3, 1",
        "48, 27, 3, 1",
        "48, 31, 1, 1",
        "1, 16, 1, 1",
        "16, 32, 1, 1",
        "32, 32, 3, 32",
        "48, 96, 3, 1"
    })
    void convolutionsInBfloat16AreThoseOfFloat32WhateverTheirChannels(int in, int out, int side, int groups) {
        Tensor x = Noise.of(1, 2, in, 24, 24);
        Tensor weight = Noise.of(2, out, in / groups, side, side);
        for (Tensor laid : List.of(x, x.channelsLast())) {
            List<Tensor> exact = outputAndGradients(laid, weight, groups, Autocast.OFF);
            List<Tensor> rounded = outputAndGradients(laid, weight, groups, Autocast.BF16);
            for (int i = 0; i < exact.size(); i++) {
                assertTensor(rounded.get(i))
                        .as(PARTS.get(i) + (laid == x ? " in planes" : " with channels side by side"))
                        .isRelativelyCloseTo(exact.get(i), 0.01);
            }
        }
    }

    private static List<Tensor> outputAndGradients(Tensor x, Tensor weight, int groups, Autocast precision) {
        List<Tensor> leaves = List.of(x.leaf(), weight.leaf());
        Supplier<Tensor> work =
                () -> leaves.get(0).convolve(leaves.get(1), null, groups).full();
        Tensor output = precision.during(work);
        output.backward(Noise.of(3, 2, weight.size(0), 24, 24));
        return List.of(output, leaves.get(0).gradient(), leaves.get(1).gradient());
    }
}
