package dsgformer.train.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.function.Consumer;

/** Writes the events of a training for TensorBoard. The file is created with the first event. */
final class TensorBoardLog implements Consumer<TrainingEvent> {

    private final Path folder;
    private final Clock clock;
    private EventFile file;

    TensorBoardLog(Path folder, Clock clock) {
        this.folder = folder;
        this.clock = clock;
    }

    private interface Write {
        void to(EventFile file) throws IOException;
    }

    private void write(Write entry) {
        try {
            if (file == null) {
                file = EventFile.in(folder, clock);
            }
            entry.to(file);
        } catch (IOException e) {
            throw new UncheckedIOException("writing TensorBoard's events in " + folder, e);
        }
    }

    @Override
    public void accept(TrainingEvent event) {
        if (event instanceof TrainingEvent.StepsTaken means) {
            write(to -> {
                to.scalar("train/loss", means.step(), means.loss());
                to.scalar("train/gradient_norm", means.step(), means.gradientNorm());
                to.scalar("train/rate", means.step(), means.rate());
                to.scalar("speed/crops_per_s", means.step(), means.cropsPerSecond());
                to.scalar("speed/waiting", means.step(), means.waiting());
            });
        } else if (event instanceof TrainingEvent.Validated validated) {
            write(to -> {
                for (Map.Entry<String, Double> entry : validated.psnr().entrySet()) {
                    to.scalar("validation/psnr_" + entry.getKey(), validated.step(), entry.getValue());
                }
            });
        } else if (event instanceof TrainingEvent.PicturesRestored restored) {
            write(to -> {
                for (ValidationPicture shown : restored.pictures()) {
                    show(to, shown, restored.step());
                }
            });
        } else if (event instanceof TrainingEvent.Ended) {
            close();
        }
    }

    private static void show(EventFile to, ValidationPicture shown, long step) throws IOException {
        int height = shown.restored().height();
        int width = shown.restored().width();
        to.picture(shown.name() + "/restored", step, height, width, TrainingLogs.png(shown.restored()));
        to.picture(shown.name() + "/blurred", step, height, width, TrainingLogs.png(shown.blurred()));
        to.picture(shown.name() + "/sharp", step, height, width, TrainingLogs.png(shown.sharp()));
    }

    private void close() {
        try {
            if (file != null) {
                file.close();
                file = null;
            }
        } catch (IOException e) {
            throw new UncheckedIOException("writing TensorBoard's events in " + folder, e);
        }
    }
}
