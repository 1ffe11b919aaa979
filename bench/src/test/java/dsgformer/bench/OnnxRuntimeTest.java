package dsgformer.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dsgformer.network.Model;
import dsgformer.network.NetworkProvider;
import dsgformer.network.NormKind;
import dsgformer.network.RestorationNetwork;
import dsgformer.network.dsgformer.BlockModel;
import dsgformer.network.dsgformer.BlockProvider;
import dsgformer.network.dsgformer.BlockRunner;
import dsgformer.network.dsgformer.DsgformerConfig;
import dsgformer.network.dsgformer.GateKind;
import dsgformer.network.dsgformer.Layout;
import dsgformer.network.dsgformer.ScoreActivation;
import dsgformer.picture.Planes;
import dsgformer.weights.WeightsFromNames;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The exported graph against the paper's form on libtorch. */
class OnnxRuntimeTest {

    /** The tolerance of single precision in all tests; outputs are about 1. */
    private static final double TOLERANCE = 2e-4;

    private static final List<Double> PAPERS_RATIOS = List.of(0.125, 0.25, 0.5, 0.75);

    static List<DsgformerConfig> blocks() {
        List<DsgformerConfig> all = new ArrayList<>();
        for (GateKind gate : GateKind.values()) {
            for (ScoreActivation act : ScoreActivation.values()) {
                for (List<Double> ratios : List.of(List.<Double>of(), PAPERS_RATIOS)) {
                    for (boolean plain : new boolean[] {true, false}) {
                        NormKind norm = plain ? NormKind.BIASFREE : NormKind.WITHBIAS;
                        all.add(config(Layout.RESTORMER, 0, ratios, act, gate, norm, !plain));
                    }
                }
            }
        }
        return all;
    }

    static List<DsgformerConfig> networks() {
        return List.of(
                config(Layout.LITERAL, 1, PAPERS_RATIOS, ScoreActivation.RELU2, GateKind.DFGB, NormKind.WITHBIAS, true),
                config(Layout.LITERAL, 1, List.of(), ScoreActivation.SOFTMAX, GateKind.NONE, NormKind.BIASFREE, false),
                config(
                        Layout.RESTORMER,
                        1,
                        PAPERS_RATIOS,
                        ScoreActivation.RELU,
                        GateKind.GELU,
                        NormKind.WITHBIAS,
                        false),
                config(
                        Layout.RESTORMER,
                        2,
                        List.of(1.0, 0.3),
                        ScoreActivation.RELU2,
                        GateKind.DFGB,
                        NormKind.BIASFREE,
                        true));
    }

    @ParameterizedTest
    @MethodSource("blocks")
    void aBlockEqualsThePapersForm(DsgformerConfig config) {
        BlockModel block = BlockModel.fromNames(config, 2);
        Planes x = noise(config.width(), 16, 24);
        try (BlockRunner ours = engine(BlockProvider.class, "onnxruntime").open(block, x, 1);
                BlockRunner theirs =
                        engine(BlockProvider.class, "torch-literal").open(block, x, 1)) {
            assertClose(ours.output(), theirs.output());
        }
    }

    @ParameterizedTest
    @MethodSource("networks")
    void aNetworkEqualsThePapersFormAtAnySize(DsgformerConfig config) {
        Model model = new Model("test", config, WeightsFromNames.of(config.shapes()), Map.of());
        try (RestorationNetwork ours =
                        engine(NetworkProvider.class, "onnxruntime").open(model, "cpu", 1);
                RestorationNetwork theirs =
                        engine(NetworkProvider.class, "torch-literal").open(model, "cpu", 1)) {
            for (Planes x : List.of(noise(3, 64, 128), noise(3, 128, 64))) {
                assertClose(ours.restore(x), theirs.restore(x));
            }
        }
    }

    @Test
    void aBlackPictureHasFiniteOutput() {
        DsgformerConfig config = networks().get(3);
        Planes black = Planes.of(config.width(), 16, 16);
        try (BlockRunner block =
                engine(BlockProvider.class, "onnxruntime").open(BlockModel.fromNames(config, 2), black, 1)) {
            for (float value : block.output().values()) {
                assertThat(value).isFinite();
            }
        }
    }

    @Test
    void anUnsupportedSizeIsRefused() {
        DsgformerConfig config = networks().get(0);
        Model model = new Model("test", config, WeightsFromNames.of(config.shapes()), Map.of());
        try (RestorationNetwork network =
                engine(NetworkProvider.class, "onnxruntime").open(model, "cpu", 1)) {
            assertThatThrownBy(() -> network.restore(Planes.of(3, 64, 100)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("multiples of 64");
        }
    }

    private static DsgformerConfig config(
            Layout layout,
            int refine,
            List<Double> ratios,
            ScoreActivation act,
            GateKind gate,
            NormKind norm,
            boolean bias) {
        int refinement = layout == Layout.RESTORMER ? refine : 0;
        return new DsgformerConfig(
                layout,
                8,
                List.of(1, 1, 1, 2),
                List.of(1, 1, 1),
                refinement,
                List.of(1, 2, 4, 8),
                ratios,
                act,
                gate,
                norm,
                bias);
    }

    private static void assertClose(Planes ours, Planes theirs) {
        assertThat(ours.toString()).isEqualTo(theirs.toString());
        double worst = 0; // compared here: AssertJ takes minutes to describe arrays that differ
        for (int i = 0; i < ours.values().length; i++) {
            worst = Math.max(worst, Math.abs(ours.values()[i] - theirs.values()[i]));
        }
        assertThat(worst).isLessThanOrEqualTo(TOLERANCE);
        assertThat(worst).as("two engines sum in different orders").isPositive();
    }

    private static Planes noise(int channels, int height, int width) {
        Planes planes = Planes.of(channels, height, width);
        for (int i = 0; i < planes.values().length; i++) {
            planes.values()[i] = (i * 37L % 251 * 7 % 256) / 255f;
        }
        return planes;
    }

    private static <T> T engine(Class<T> service, String name) {
        return ServiceLoader.load(service).stream()
                .map(ServiceLoader.Provider::get)
                .filter(provider -> name(provider).equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static String name(Object provider) {
        return provider instanceof NetworkProvider network ? network.engine() : ((BlockProvider) provider).engine();
    }
}
