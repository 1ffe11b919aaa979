package dsgformer.model;

import static org.assertj.core.api.Assertions.assertThat;

import dsgformer.infer.DeblurOptions;
import dsgformer.infer.Deblurrer;
import dsgformer.infer.InferenceMode;
import dsgformer.network.Model;
import dsgformer.network.NormKind;
import dsgformer.network.RestorationNetwork;
import dsgformer.network.dsgformer.DsgformerConfig;
import dsgformer.network.dsgformer.GateKind;
import dsgformer.network.dsgformer.Layout;
import dsgformer.network.dsgformer.ScoreActivation;
import dsgformer.nn.Parameters;
import dsgformer.picture.Planes;
import dsgformer.tensor.ElementType;
import dsgformer.tensor.Gradients;
import dsgformer.tensor.Scope;
import dsgformer.tensor.Tensor;
import dsgformer.tensor.Tensors;
import dsgformer.tensor.Threads;
import dsgformer.weights.WeightsFromNames;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The engine in Java on random networks and pictures, against the paper's form of the network on libtorch in double
 * precision. Top-k is a comparison: where two similarities at a threshold are too close for single precision to order,
 * both answers are right, so such a case is drawn again, and counted.
 */
class EngineFuzzTest {

    /** Similarities closer than this may swap order in single precision. */
    private static final double NEAR = 2e-6;

    private static final double TOLERANCE = 2e-4;

    @Test
    void randomNetworksOnRandomPicturesAgree() {
        compare(0, 10);
    }

    @Test
    @Tag("slow")
    void manyRandomNetworksOnRandomPicturesAgree() {
        compare(1000, 200);
    }

    private static void compare(int firstSeed, int cases) {
        int redrawn = 0;
        int done = 0;
        for (int seed = firstSeed; done < cases; seed++) {
            Draw draw = new Draw(seed);
            DoubleNetwork reference = new DoubleNetwork(draw.model);
            Planes expected = deblur(reference, draw.picture);
            if (reference.nearest < NEAR) {
                redrawn++;
                continue;
            }
            Planes actual;
            try (Deblurrer engine = Deblurrer.builder()
                    .model(draw.model)
                    .engine("vector")
                    .threads(1 + seed % 3)
                    .build()) {
                actual = engine.deblur(draw.picture, WHOLE);
            }
            assertThat(relativeDifference(actual, expected))
                    .as("seed %d: %s on %s", seed, draw.model.config().toJson(), draw.picture)
                    .isLessThan(TOLERANCE);
            done++;
        }
        System.out.printf(
                "engine against libtorch in double precision: seeds from %d, %d cases agree, %d drawn again for near ties%n",
                firstSeed, done, redrawn);
        assertThat(redrawn).isLessThan(cases);
    }

    private static final DeblurOptions WHOLE =
            DeblurOptions.defaults().withGuard(false).withInference(InferenceMode.FULL);

    private static Planes deblur(RestorationNetwork network, Planes picture) {
        try (Deblurrer deblurrer = Deblurrer.of(network)) {
            return deblurrer.deblur(picture, WHOLE);
        }
    }

    private static double relativeDifference(Planes actual, Planes expected) {
        double largest = 0;
        double magnitude = 1;
        for (int i = 0; i < expected.values().length; i++) {
            largest = Math.max(largest, Math.abs((double) actual.values()[i] - expected.values()[i]));
            magnitude = Math.max(magnitude, Math.abs(expected.values()[i]));
        }
        return largest / magnitude;
    }

    /** A random network and a random picture of 1 × 1 to 300 × 7 pixels. */
    private static final class Draw {

        private final Model model;
        private final Planes picture;

        Draw(int seed) {
            Random random = new Random(seed);
            int[] heads = {1 + random.nextInt(2), 1 + random.nextInt(3), 1 + random.nextInt(4), 1 + random.nextInt(5)};
            int unit = 2;
            for (int level = 0; level < 4; level++) {
                int channels = heads[level];
                unit = unit * channels / gcd(unit << level, channels);
            }
            int width = unit * (1 + random.nextInt(Math.max(1, 24 / unit)));
            Layout layout = any(random, Layout.values());
            DsgformerConfig config = new DsgformerConfig(
                    layout,
                    width,
                    List.of(random.nextInt(3), random.nextInt(2), random.nextInt(2), random.nextInt(3)),
                    List.of(random.nextInt(2), random.nextInt(2), random.nextInt(3)),
                    layout == Layout.RESTORMER ? random.nextInt(2) : 0,
                    Arrays.stream(heads).boxed().toList(),
                    List.of(List.<Double>of(), Networks.PAPERS_RATIOS, List.of(0.9, 0.3), List.of(1.0))
                            .get(random.nextInt(4)),
                    any(random, ScoreActivation.values()),
                    any(random, GateKind.values()),
                    any(random, NormKind.values()),
                    random.nextBoolean());
            model = new Model("seed " + seed, config, WeightsFromNames.of(config.shapes()), Map.of());
            boolean flat = random.nextInt(4) == 0;
            picture = Planes.of(3, 1 + random.nextInt(flat ? 7 : 130), 1 + random.nextInt(flat ? 300 : 130));
            for (int i = 0; i < picture.values().length; i++) {
                picture.values()[i] = random.nextFloat();
            }
        }

        private static <T> T any(Random random, T[] values) {
            return values[random.nextInt(values.length)];
        }

        private static int gcd(int a, int b) {
            return b == 0 ? a : gcd(b, a % b);
        }
    }

    /**
     * The paper's form on libtorch in double precision, which records how close relevant top-k decisions came to a tie.
     */
    private static final class DoubleNetwork implements RestorationNetwork {

        private final Model model;
        private final DsgformerConfig config;
        private double nearest = Double.POSITIVE_INFINITY;

        DoubleNetwork(Model model) {
            this.model = model;
            this.config = DsgformerConfig.requiredBy("the test", model);
        }

        @Override
        public Planes restore(Planes blurred) {
            BlockFactory observed = (path, heads, switches) -> {
                Dsga block = new Dsga(path, heads, switches);
                return x -> {
                    note(block.similarity(x));
                    return block.forward(x);
                };
            };
            Threads.perOperation(1);
            try (Parameters parameters = Parameters.of(model.weights(), ElementType.FLOAT64, false)) {
                float[] restored = Gradients.off(() -> Scope.compute(() -> {
                    Tensor input = Tensors.of(blurred.values(), 1, 3, blurred.height(), blurred.width())
                            .as(Tensors.zeros(ElementType.FLOAT64, 1));
                    return new Dsgformer(config, parameters.root(), observed)
                            .forward(input)
                            .toFloats();
                }));
                return new Planes(3, blurred.height(), blurred.width(), restored);
            }
        }

        /** Records the gaps at the thresholds; below 0 they are irrelevant, since ReLU makes both sides 0. */
        private void note(Tensor similarity) {
            int d = (int) similarity.shape().axis(-1);
            float[] all = similarity.toFloats();
            for (int row = 0; row < all.length; row += d) {
                float[] sorted = Arrays.copyOfRange(all, row, row + d);
                Arrays.sort(sorted);
                for (double ratio : config.ratios()) {
                    int kept = (int) new TopK(ratio).count(d);
                    boolean matters = config.act() == ScoreActivation.SOFTMAX || sorted[d - kept] > 0;
                    if (kept < d && matters) {
                        nearest = Math.min(nearest, sorted[d - kept] - sorted[d - kept - 1]);
                    }
                }
            }
        }

        @Override
        public int sizeUnit() {
            return DsgformerConfig.SIZE_UNIT;
        }

        @Override
        public String engine() {
            return "double";
        }

        @Override
        public void close() {}
    }
}
