package dsgformer.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.function.Supplier;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ExtendWith(InScope.class)
class AutocastTest {

    /** bfloat16 has 8 bits: each product errs by up to 0.4 %, norms of thousands of them by far less than 2 %. */
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
        for (boolean channelsLast : new boolean[] {false, true}) {
            double[] exact = norms(in, out, side, groups, channelsLast, Autocast.OFF);
            double[] rounded = norms(in, out, side, groups, channelsLast, Autocast.BF16);
            for (int i = 0; i < exact.length; i++) {
                assertThat(rounded[i] / exact[i])
                        .as("0: output, 1: gradient of input, 2: of weights; got %d", i)
                        .isCloseTo(1, within(0.02));
            }
        }
    }

    private static double[] norms(int in, int out, int side, int groups, boolean channelsLast, Autocast precision) {
        Tensor x = Noise.of(1, 2, in, 24, 24);
        Tensor input = (channelsLast ? x.channelsLast() : x).leaf();
        Tensor weight = Noise.of(2, out, in / groups, side, side).leaf();
        Supplier<Tensor> work = () -> input.convolve(weight, null, groups).full();
        Tensor y = precision.during(work);
        y.backward(Noise.of(3, 2, out, 24, 24));
        return new double[] {norm(y), norm(input.gradient()), norm(weight.gradient())};
    }

    private static double norm(Tensor of) {
        double sum = 0;
        for (float value : of.full().toFloats()) {
            sum += (double) value * value;
        }
        return Math.sqrt(sum);
    }
}
