package dsgformer.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dsgformer.engine.kernel.Kernels;
import dsgformer.network.NormKind;
import dsgformer.network.dsgformer.DsgformerConfig;
import dsgformer.network.dsgformer.GateKind;
import dsgformer.network.dsgformer.Layout;
import dsgformer.network.dsgformer.ParameterTable;
import dsgformer.network.dsgformer.ScoreActivation;
import dsgformer.picture.Planes;
import dsgformer.weights.StateDict;
import dsgformer.weights.WeightsFromNames;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Single blocks against {@link PlainBlock}: unusual widths, heads and sizes, statistics over all and over windows. */
class BlockTest {

    private static final int CASES = 24;

    static IntStream seeds() {
        return IntStream.range(0, CASES);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void agreesWithThePlainForm(int seed) {
        Random random = new Random(seed);
        int heads = 1 + random.nextInt(3);
        int width = heads * 2 * (1 + random.nextInt(9));
        DsgformerConfig config = new DsgformerConfig(
                Layout.RESTORMER,
                width,
                List.of(0, 0, 0, 0),
                List.of(0, 0, 0),
                0,
                List.of(1, 1, 1, 1),
                List.of(List.<Double>of(), List.of(0.125, 0.25, 0.5, 0.75), List.of(0.6))
                        .get(random.nextInt(3)),
                any(random, ScoreActivation.values()),
                random.nextBoolean() ? GateKind.SIMPLE : GateKind.NONE,
                any(random, NormKind.values()),
                random.nextBoolean());
        StateDict weights = WeightsFromNames.of(
                ParameterTable.ofBlock("block", width, heads, config).shapes());
        Planes x = Planes.of(width, 8 * (1 + random.nextInt(5)), 8 * (1 + random.nextInt(12)));
        for (int i = 0; i < x.values().length; i++) {
            x.values()[i] = (float) random.nextGaussian();
        }
        int side = random.nextBoolean() ? 1000 : 5 + random.nextInt(30);
        Planes y;
        try (SingleBlock block = new SingleBlock(
                BlockWeights.of(new WeightTree(weights, "block."), config),
                Kernels.fastest(),
                x,
                OptionalInt.of(side),
                1 + random.nextInt(3))) {
            y = block.output();
        }
        double[][] expected = new PlainBlock(config, heads, weights, x).forward(x, side);
        double largest = 0;
        for (int i = 0; i < y.values().length; i++) {
            int pixels = x.height() * x.width();
            largest = Math.max(largest, Math.abs(y.values()[i] - expected[i / pixels][i % pixels]));
        }
        // outputs are about 1 to 5, single against double precision
        assertThat(largest)
                .as("seed %d: %s, %d heads, %s, windows of %d", seed, config.toJson(), heads, x, side)
                .isLessThan(5e-5);
    }

    private static <T> T any(Random random, T[] values) {
        return values[random.nextInt(values.length)];
    }
}
