package dsgformer.train;

import dsgformer.data.CropPair;
import dsgformer.data.ImagePair;
import dsgformer.eval.Psnr;
import dsgformer.eval.Rgb8;
import dsgformer.image.Planes;
import dsgformer.model.Dsgformer;
import dsgformer.model.Form;
import dsgformer.network.DsgformerConfig;
import dsgformer.nn.Parameters;
import dsgformer.tensor.Gradients;
import dsgformer.tensor.Scope;
import dsgformer.tensor.Tensor;
import dsgformer.tensor.Tensors;
import dsgformer.tensor.Threads;
import dsgformer.weights.StateDict;
import java.util.List;

/** Watches a training on full images: one pass over each, no tiles. */
final class Validation {

    private final DsgformerConfig config;
    private final List<ImagePair> pairs;

    Validation(DsgformerConfig config, List<ImagePair> pairs) {
        this.config = config;
        this.pairs = List.copyOf(pairs);
    }

    boolean isEmpty() {
        return pairs.isEmpty();
    }

    /** Mean PSNR in dB over the images, each quantized to 8 bit. */
    double psnr(StateDict weights) {
        Threads.perOperation(Runtime.getRuntime().availableProcessors());
        try (Parameters parameters = Parameters.of(weights)) {
            Dsgformer network = new Dsgformer(config, parameters, Form.FAST);
            return pairs.stream()
                    .map(SampleSources::read)
                    .mapToDouble(pair -> psnr(network, pair))
                    .average()
                    .orElseThrow();
        }
    }

    private static double psnr(Dsgformer network, CropPair pair) {
        Planes blurred = pair.blurred();
        long below = -blurred.height() & (DsgformerConfig.SIZE_UNIT - 1);
        long right = -blurred.width() & (DsgformerConfig.SIZE_UNIT - 1);
        float[] restored = Gradients.off(() -> Scope.compute(() -> {
            Tensor input = Tensors.of(blurred.values(), 1, 3, blurred.height(), blurred.width());
            return network.forward(input.padReflected(below, right))
                    .narrow(2, 0, blurred.height())
                    .narrow(3, 0, blurred.width())
                    .toFloats();
        }));
        return Psnr.of(Rgb8.of(new Planes(3, blurred.height(), blurred.width(), restored)), Rgb8.of(pair.sharp()));
    }
}
