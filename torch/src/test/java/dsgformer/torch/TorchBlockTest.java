package dsgformer.torch;

import static org.assertj.core.api.Assertions.assertThat;

import dsgformer.network.dsgformer.BlockModel;
import dsgformer.network.dsgformer.BlockProvider;
import dsgformer.network.dsgformer.BlockRunner;
import dsgformer.network.dsgformer.Preset;
import dsgformer.picture.Planes;
import java.util.List;
import java.util.ServiceLoader;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class TorchBlockTest {

    private static final BlockModel BLOCK = BlockModel.fromNames(Preset.TINY.config(), 2);

    @Test
    void bothFormsAreFoundByName() {
        assertThat(ServiceLoader.load(BlockProvider.class))
                .extracting(BlockProvider::engine)
                .contains("torch", "torch-literal");
    }

    /** Outputs are about 1; the two sum in different orders. */
    @Test
    void bothFormsGiveTheSameOutputAndRepeatedRunsDoNotChangeIt() {
        Planes x = Planes.of(16, 16, 24);
        for (int i = 0; i < x.values().length; i++) {
            x.values()[i] = (i * 37 % 256) / 255f;
        }
        List<Planes> outputs = List.of(output(new TorchLiteralProvider(), x), output(new TorchProvider(), x));
        assertThat(outputs.get(1).values()).containsExactly(outputs.get(0).values(), Offset.offset(1e-5f));
        assertThat(outputs.get(0)).isNotEqualTo(x);
    }

    private static Planes output(BlockProvider engine, Planes x) {
        try (BlockRunner runner = engine.open(BLOCK, x, 1)) {
            runner.run();
            runner.run();
            return runner.output();
        }
    }
}
