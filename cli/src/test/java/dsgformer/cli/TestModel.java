package dsgformer.cli;

import dsgformer.network.Model;
import dsgformer.network.Models;
import dsgformer.network.dsgformer.DsgformerConfig;
import dsgformer.weights.Precision;
import dsgformer.weights.WeightsFromNames;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/** A small, fast, untrained network as a file; it changes photos by less than the limits of the guard. */
public final class TestModel {

    private static final DsgformerConfig CONFIG = DsgformerConfig.fromJson("""
            {"layout": "restormer", "width": 8, "enc": [1, 1, 1, 1], "dec": [1, 1, 1], "norm": "biasfree", "bias": false}
            """);

    private TestModel() {}

    public static Path in(Path folder) throws IOException {
        Path file = folder.resolve("test.safetensors");
        Model model = new Model("test", CONFIG, WeightsFromNames.of(CONFIG.shapes(), 0.5), Map.of("origin", "a test"));
        Models.save(file, model, Precision.FLOAT32);
        return file;
    }
}
