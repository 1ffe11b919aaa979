package dsgformer.train;

import dsgformer.data.CropPair;
import dsgformer.data.ImagePair;
import dsgformer.eval.Psnr;
import dsgformer.eval.Rgb8;
import dsgformer.infer.DeblurOptions;
import dsgformer.infer.Deblurrer;
import dsgformer.infer.InferenceMode;
import dsgformer.network.Model;
import dsgformer.network.NetworkConfig;
import dsgformer.picture.Planes;
import dsgformer.tensor.Device;
import dsgformer.torch.TorchProvider;
import dsgformer.train.report.ValidationPicture;
import dsgformer.train.samples.SampleSources;
import dsgformer.weights.StateDict;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Validates a training on full images: one forward pass each, no tiles. */
final class Validation {

    /** No guard: this measures the output of the network itself, even early in training. */
    private static final DeblurOptions WHOLE =
            DeblurOptions.defaults().withInference(InferenceMode.FULL).withGuard(false);

    private final NetworkConfig config;
    private final List<ImagePair> pairs;
    private final int pictures;
    private final Device device;

    /** @param pictures how many images are shown */
    Validation(NetworkConfig config, List<ImagePair> pairs, int pictures, Device device) {
        this.config = config;
        this.pairs = List.copyOf(pairs);
        this.pictures = pictures;
        this.device = device;
    }

    /**
     * Result of validating some weights.
     *
     * @param psnr mean PSNR in dB over the images, each quantized to 8 bit
     */
    record Result(double psnr, List<ValidationPicture> shown) {}

    boolean isEmpty() {
        return pairs.isEmpty();
    }

    Result of(StateDict weights) {
        Model model = new Model("in training", config, weights, Map.of());
        int threads = Runtime.getRuntime().availableProcessors();
        double sum = 0;
        List<ValidationPicture> shown = new ArrayList<>();
        try (Deblurrer deblurrer = Deblurrer.of(new TorchProvider().open(model, device.name(), threads))) {
            for (ImagePair pair : pairs) {
                CropPair images = SampleSources.read(pair);
                Planes restored = deblurrer.deblur(images.blurred(), WHOLE);
                sum += Psnr.of(Rgb8.of(restored), Rgb8.of(images.sharp()));
                if (shown.size() < pictures) {
                    shown.add(ValidationPicture.of(pair.name(), images.blurred(), restored, images.sharp()));
                }
            }
        }
        return new Result(sum / pairs.size(), shown);
    }
}
