package dsgformer.train;

import dsgformer.network.Model;
import dsgformer.picture.Planes;
import dsgformer.tensor.Device;
import dsgformer.train.config.TrainingConfig;
import java.io.IOException;
import java.util.Map;

/** Measures how long a validation takes to restore a picture. */
public final class TimedValidation {

    private TimedValidation() {}

    /** Seconds for a grey picture of {@code side} × {@code side} pixels, once the network is warm. */
    public static double seconds(TrainingConfig config, int side) throws IOException {
        Model model = new Model("untrained", config.network(), TrainableState.initialWeights(config), Map.of());
        Planes grey = Planes.of(3, side, side);
        try (WholeImages images =
                new WholeImages(model, Device.named(config.compute().device()))) {
            images.restore(grey);
            long begin = System.nanoTime();
            images.restore(grey);
            return (System.nanoTime() - begin) / 1e9;
        }
    }
}
