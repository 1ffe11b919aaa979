package dsgformer.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import dsgformer.engine.kernel.Kernels;
import dsgformer.network.DeviceNotAvailableException;
import dsgformer.network.Model;
import dsgformer.network.NormKind;
import dsgformer.network.RestorationNetwork;
import dsgformer.network.dsgformer.DsgformerConfig;
import dsgformer.network.dsgformer.Layout;
import dsgformer.network.dsgformer.Preset;
import dsgformer.picture.Planes;
import dsgformer.picture.Size;
import dsgformer.weights.WeightsFromNames;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class VectorNetworkTest {

    @ParameterizedTest
    @EnumSource
    void resultsAreTheSameToTheBitForAnyNumberOfThreads(Layout layout) {
        Model model = model(layout);
        Planes blurred = noise(128, 320);
        Planes whole;
        Planes local;
        try (RestorationNetwork network = open(model, 1)) {
            whole = network.restore(blurred);
            local = network.restoreLocally(blurred, 96);
        }
        for (int threads : new int[] {2, 3, 5}) {
            try (RestorationNetwork network = open(model, threads)) {
                assertThat(network.restore(blurred)).isEqualTo(whole);
                assertThat(network.restoreLocally(blurred, 96)).isEqualTo(local);
            }
        }
        assertThat(local).isNotEqualTo(whole);
    }

    @ParameterizedTest
    @EnumSource
    void aWindowAsLargeAsThePictureEqualsStatisticsOverAll(Layout layout) {
        Planes blurred = noise(64, 128);
        try (RestorationNetwork network = open(model(layout), 2)) {
            assertThat(network.restoreLocally(blurred, 128)).isEqualTo(network.restore(blurred));
            assertThat(network.restoreLocally(blurred, 4096)).isEqualTo(network.restore(blurred));
        }
    }

    /** The memory of one size is used again, whatever was in it; and another size gets its own. */
    @Test
    void resultsDoNotDependOnWhatWasRestoredBefore() {
        Planes first = noise(64, 64);
        Planes second = noise(64, 192);
        try (RestorationNetwork network = open(model(Layout.RESTORMER), 2)) {
            Planes alone = network.restore(first);
            network.restore(second);
            network.restoreLocally(first, 48);
            assertThat(network.restore(first)).isEqualTo(alone);
            assertThat(network.restore(first)).isEqualTo(alone);
        }
    }

    @Test
    void theInputStaysAsItIs() {
        Planes blurred = noise(64, 64);
        Planes before = new Planes(3, 64, 64, blurred.values().clone());
        try (RestorationNetwork network = open(model(Layout.LITERAL), 1)) {
            network.restore(blurred);
        }
        assertThat(blurred).isEqualTo(before);
    }

    @Test
    void tileAfterTileAllocatesTheResultAndLittleElse() {
        ThreadMXBean thread = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        Planes blurred = noise(64, 128);
        // on plain kernels: those on vectors allocate none once they are compiled, and many until then
        try (VectorNetwork network = new VectorNetwork(model(Layout.RESTORMER), Kernels.plain(), 1)) {
            network.restore(blurred);
            long before = thread.getCurrentThreadAllocatedBytes();
            network.restore(blurred);
            long allocated = thread.getCurrentThreadAllocatedBytes() - before;
            long result = 4L * blurred.values().length;
            assertThat(allocated).isBetween(result, result + (network.bytesFor(blurred.size()) / 10));
        }
    }

    @Test
    void bytesForIsWhatIsAllocated() {
        try (VectorNetwork network = new VectorNetwork(model(Layout.RESTORMER), Kernels.plain(), 2)) {
            ArrayAllocator arrays = ArrayAllocator.ofHeap();
            NetworkWeights weights = NetworkWeights.of(
                    DsgformerConfig.requiredBy("the test", model(Layout.RESTORMER)),
                    model(Layout.RESTORMER).weights());
            new ForwardPlan(
                    weights,
                    Kernels.plain(),
                    arrays,
                    new Size(192, 64),
                    OptionalInt.empty(),
                    2,
                    ForwardPlan.Observer.none());
            assertThat(network.bytesFor(new Size(192, 64))).isEqualTo(weights.bytes() + arrays.bytes());
        }
    }

    /** Folding merges parameters; of a convolution's nine values it makes sixteen. */
    @ParameterizedTest
    @EnumSource
    void theWeightsArePartOfWhatAPictureTakes(Layout layout) {
        Model model = model(layout);
        long bytes = NetworkWeights.of(DsgformerConfig.requiredBy("test", model), model.weights())
                .bytes();
        long parameters = model.weights().elements() * Float.BYTES;
        assertThat(bytes).isBetween(parameters * 3 / 4, parameters * 2);
    }

    @Test
    void withoutVectorsTheNoticeNamesTheJvmOption() {
        try (RestorationNetwork network = open(model(Layout.RESTORMER), 1)) {
            Optional<String> option =
                    network.notice().filter(text -> text.contains("--add-modules jdk.incubator.vector"));
            assertThat(option.isPresent()).isNotEqualTo(Kernels.onVectors());
        }
    }

    @Test
    void wrongSizesAndCallsAfterCloseAreRefused() {
        RestorationNetwork network = open(model(Layout.RESTORMER), 1);
        assertThatThrownBy(() -> network.restore(noise(64, 65)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("multiples of 64");
        network.close();
        assertThatThrownBy(() -> network.restore(noise(64, 64)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("this network was closed");
        assertThatThrownBy(() -> new VectorProvider().open(model(Layout.LITERAL), "cuda:0", 1))
                .isInstanceOf(DeviceNotAvailableException.class);
    }

    private static RestorationNetwork open(Model model, int threads) {
        return new VectorProvider().open(model, "cpu", threads);
    }

    private static Model model(Layout layout) {
        DsgformerConfig tiny = Preset.TINY.config();
        DsgformerConfig config = new DsgformerConfig(
                layout,
                8,
                List.of(1, 1, 1, 1),
                List.of(1, 1, 1),
                0,
                List.of(1, 2, 2, 4),
                tiny.ratios(),
                tiny.act(),
                tiny.gate(),
                layout == Layout.LITERAL ? NormKind.WITHBIAS : NormKind.BIASFREE,
                layout == Layout.LITERAL);
        return new Model("test", config, WeightsFromNames.of(config.shapes()), Map.of());
    }

    private static Planes noise(int height, int width) {
        Random random = new Random(height * 1000L + width);
        Planes planes = Planes.of(3, height, width);
        for (int i = 0; i < planes.values().length; i++) {
            planes.values()[i] = random.nextFloat();
        }
        return planes;
    }
}
