package dsgformer.train;

import dsgformer.data.CropPair;
import dsgformer.data.ImagePair;
import dsgformer.eval.Psnr;
import dsgformer.eval.Rgb8;
import dsgformer.network.Model;
import dsgformer.network.NetworkConfig;
import dsgformer.picture.Planes;
import dsgformer.tensor.Device;
import dsgformer.train.report.ValidationPicture;
import dsgformer.train.samples.Futures;
import dsgformer.train.samples.SampleSources;
import dsgformer.train.step.OwnThread;
import dsgformer.weights.StateDict;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Validates a training on full images: one forward pass each, no tiles. The images are restored on a thread of its own,
 * so that a training can be stopped meanwhile.
 */
final class Validation implements AutoCloseable {

    private static final Duration LOOK = Duration.ofMillis(100);

    private final NetworkConfig config;
    private final List<ImagePair> pairs;
    private final int pictures;
    private final Device device;
    private final OwnThread thread = new OwnThread("validation");

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

    /** Asked several times a second, on the thread that waits for the result. */
    interface Watch {

        /** {@code done} images were restored so far. */
        void restored(int done);

        /** Whether the result isn't wanted any more. */
        boolean isStopped();
    }

    int count() {
        return pairs.size();
    }

    /** Validates weights; empty if the watch stopped it, at once: an image that is being restored isn't waited for. */
    Optional<Result> of(StateDict weights, Watch watch) {
        AtomicInteger done = new AtomicInteger();
        Future<Result> running = thread.start(() -> restoreAll(weights, done));
        while (!watch.isStopped()) {
            watch.restored(done.get());
            Optional<Result> result = Futures.of(running, LOOK);
            if (result.isPresent()) {
                return result;
            }
        }
        running.cancel(true);
        return Optional.empty();
    }

    private Result restoreAll(StateDict weights, AtomicInteger done) {
        Model model = new Model("in training", config, weights, Map.of());
        double sum = 0;
        List<ValidationPicture> shown = new ArrayList<>();
        try (WholeImages network = new WholeImages(model, device)) {
            for (ImagePair pair : pairs) {
                if (Thread.currentThread().isInterrupted()) {
                    break; // nobody waits for the result
                }
                CropPair images = SampleSources.read(pair);
                Planes restored = network.restore(images.blurred());
                sum += Psnr.of(Rgb8.of(restored), Rgb8.of(images.sharp()));
                if (shown.size() < pictures) {
                    shown.add(ValidationPicture.of(pair.name(), images.blurred(), restored, images.sharp()));
                }
                done.incrementAndGet();
            }
        }
        return new Result(sum / pairs.size(), shown);
    }

    @Override
    public void close() {
        thread.close();
    }
}
