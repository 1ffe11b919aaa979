package dsgformer.train;

import dsgformer.train.record.EventFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/** Tells TensorBoard how a training goes. Its file begins with the first thing to tell. */
final class Board implements TrainingListener {

    private final Path folder;
    private final Clock clock;
    private EventFile file;

    Board(Path folder, Clock clock) {
        this.folder = folder;
        this.clock = clock;
    }

    private interface Telling {
        void to(EventFile file) throws IOException;
    }

    private void tell(Telling telling) {
        try {
            if (file == null) {
                file = EventFile.in(folder, clock);
            }
            telling.to(file);
        } catch (IOException e) {
            throw new UncheckedIOException("writing TensorBoard's events in " + folder, e);
        }
    }

    @Override
    public void report(Report report) {
        tell(to -> {
            to.scalar("train/loss", report.step(), report.loss());
            to.scalar("train/gradient_norm", report.step(), report.gradientNorm());
            to.scalar("train/rate", report.step(), report.rate());
            to.scalar("speed/crops_per_s", report.step(), report.cropsPerSecond());
            to.scalar("speed/waiting", report.step(), report.waiting());
        });
    }

    @Override
    public void validated(long step, Map<String, Double> psnr) {
        tell(to -> {
            for (Map.Entry<String, Double> entry : psnr.entrySet()) {
                to.scalar("validation/psnr_" + entry.getKey(), step, entry.getValue());
            }
        });
    }

    @Override
    public void pictures(long step, List<Shown> pictures) {
        tell(to -> {
            for (Shown shown : pictures) {
                int height = shown.restored().height();
                int width = shown.restored().width();
                to.picture(shown.name() + "/restored", step, height, width, RunRecords.png(shown.restored()));
                to.picture(shown.name() + "/blurred", step, height, width, RunRecords.png(shown.blurred()));
                to.picture(shown.name() + "/sharp", step, height, width, RunRecords.png(shown.sharp()));
            }
        });
    }

    @Override
    public void ended() {
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
