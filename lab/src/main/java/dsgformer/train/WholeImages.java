package dsgformer.train;

import dsgformer.infer.DeblurOptions;
import dsgformer.infer.Deblurrer;
import dsgformer.infer.InferenceMode;
import dsgformer.network.Model;
import dsgformer.picture.Planes;
import dsgformer.tensor.Device;
import java.util.HashMap;
import java.util.Map;

/**
 * A model in training, applied to whole images: by Java's engine, the faster one, where it has the network, the image
 * fits into half of the heap (the other half is the training's) and nothing slows it down; otherwise by libtorch.
 */
final class WholeImages implements AutoCloseable {

    private static final String AUTO = "auto";
    private static final String TORCH = "torch";

    /** No guard: this measures the output of the network itself, even early in training. */
    private static final DeblurOptions WHOLE =
            DeblurOptions.defaults().withInference(InferenceMode.FULL).withGuard(false);

    private final Model model;
    private final Device device;
    private final Map<String, Deblurrer> open = new HashMap<>();

    WholeImages(Model model, Device device) {
        this.model = model;
        this.device = device;
    }

    /** From blurred [3, h, w] in [0, 1] to restored of the same shape. */
    Planes restore(Planes blurred) {
        return on(device.isCpu() && suits(on(AUTO), blurred) ? AUTO : TORCH).deblur(blurred, WHOLE);
    }

    private static boolean suits(Deblurrer java, Planes blurred) {
        long needed = java.memoryFor(blurred.size(), (long) Float.BYTES * blurred.values().length, WHOLE)
                .bytes();
        return java.notice().isEmpty() && needed < Runtime.getRuntime().maxMemory() / 2;
    }

    private Deblurrer on(String engine) {
        return open.computeIfAbsent(
                engine,
                name -> Deblurrer.builder()
                        .model(model)
                        .engine(name)
                        .device(device.name())
                        .build());
    }

    @Override
    public void close() {
        open.values().forEach(Deblurrer::close);
    }
}
