package dsgformer.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dsgformer.model.Networks;
import dsgformer.network.Model;
import dsgformer.network.RestorationNetwork;
import dsgformer.network.dsgformer.DsgformerConfig;
import dsgformer.network.dsgformer.Layout;
import dsgformer.picture.Planes;
import dsgformer.weights.WeightsFromNames;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class TorchNetworkTest {

    private static final Planes PICTURE = picture();

    @Test
    void threadsSharingANetworkGetTheSameAsASingleThread() throws Exception {
        try (RestorationNetwork network = open()) {
            Planes alone = network.restore(PICTURE);
            ExecutorService threads = Executors.newFixedThreadPool(3);
            try {
                Callable<Planes> task = () -> network.restore(PICTURE);
                for (Future<Planes> restored : threads.invokeAll(List.of(task, task, task))) {
                    assertThat(restored.get()).isEqualTo(alone);
                }
            } finally {
                threads.shutdown();
            }
        }
    }

    @Test
    void aClosedNetworkThrowsInsteadOfReadingFreedMemory() {
        RestorationNetwork network = open();
        network.close();
        network.close();
        assertThatThrownBy(() -> network.restore(PICTURE))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("closed");
    }

    private static RestorationNetwork open() {
        DsgformerConfig config = Networks.small(Layout.LITERAL);
        Model model = new Model("small", config, WeightsFromNames.of(config.shapes()), Map.of());
        return new TorchProvider().open(model, "cpu", 1);
    }

    private static Planes picture() {
        Planes planes = Planes.of(3, 64, 64);
        for (int i = 0; i < planes.values().length; i++) {
            planes.values()[i] = (i * 37 % 256) / 255f;
        }
        return planes;
    }
}
