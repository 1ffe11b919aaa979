package dsgformer.train;

import dsgformer.data.CropPair;
import dsgformer.data.ImagePair;
import dsgformer.eval.Psnr;
import dsgformer.eval.Rgb8;
import dsgformer.image.Planes;
import dsgformer.infer.DeblurOptions;
import dsgformer.infer.Deblurrer;
import dsgformer.infer.InferenceMode;
import dsgformer.model.TorchProvider;
import dsgformer.network.Model;
import dsgformer.network.NetworkConfig;
import dsgformer.weights.StateDict;
import java.util.List;
import java.util.Map;

/** Watches a training on full images: one pass over each, no tiles. */
final class Validation {

    /** Unguarded: what is measured is the network, however far it has come. */
    private static final DeblurOptions WHOLE =
            DeblurOptions.defaults().withInference(InferenceMode.FULL).withGuard(false);

    private final NetworkConfig config;
    private final List<ImagePair> pairs;

    Validation(NetworkConfig config, List<ImagePair> pairs) {
        this.config = config;
        this.pairs = List.copyOf(pairs);
    }

    boolean isEmpty() {
        return pairs.isEmpty();
    }

    /** Mean PSNR in dB over the images, each quantized to 8 bit. */
    double psnr(StateDict weights) {
        Model model = new Model("in training", config, weights, Map.of());
        int threads = Runtime.getRuntime().availableProcessors();
        try (Deblurrer deblurrer = Deblurrer.of(new TorchProvider().open(model, "cpu", threads))) {
            return pairs.stream()
                    .map(SampleSources::read)
                    .mapToDouble(pair -> psnr(deblurrer, pair))
                    .average()
                    .orElseThrow();
        }
    }

    private static double psnr(Deblurrer deblurrer, CropPair pair) {
        Planes restored = deblurrer.deblur(pair.blurred(), WHOLE);
        return Psnr.of(Rgb8.of(restored), Rgb8.of(pair.sharp()));
    }
}
