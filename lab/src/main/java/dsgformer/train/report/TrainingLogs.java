package dsgformer.train.report;

import dsgformer.io.Folders;
import dsgformer.io.WholeFile;
import dsgformer.photo.Normalization;
import dsgformer.photo.PhotoFormat;
import dsgformer.photo.file.PhotoFiles;
import dsgformer.picture.Planes;
import dsgformer.train.config.TrainingConfig;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/**
 * The logs of a training: {@code metrics.jsonl}; event files for TensorBoard; validation images in
 * {@code pictures}; and {@code report.html}, which shows all of them.
 */
public final class TrainingLogs {

    private TrainingLogs() {}

    /** All of these logs, then {@code next}. */
    public static Consumer<TrainingEvent> of(TrainingConfig config, Consumer<TrainingEvent> next) {
        Path folder = config.output().folder();
        return new Listeners(List.of(
                new MetricsLog(folder),
                new TensorBoardLog(folder, Clock.systemUTC()),
                new Pictures(folder),
                new ReportPage(config),
                next));
    }

    /** Values in [0, 1] as a PNG of 8 bits. */
    static byte[] png(Planes planes) {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            PhotoFiles.write(Normalization.toPhoto(planes), bytes, PhotoFormat.PNG);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Validation images as files: {@code NAME-blurred.png}, {@code NAME-sharp.png}, {@code NAME-step-N.png}. */
    private record Pictures(Path folder) implements Consumer<TrainingEvent> {

        @Override
        public void accept(TrainingEvent event) {
            if (event instanceof TrainingEvent.PicturesRestored restored) {
                write(restored);
            }
        }

        private void write(TrainingEvent.PicturesRestored restored) {
            String step = String.format(Locale.ROOT, "-step-%09d.png", restored.step());
            try {
                Path target = Folders.create(folder.resolve("pictures"));
                for (ValidationPicture shown : restored.pictures()) {
                    write(target.resolve(shown.name() + "-blurred.png"), shown.blurred());
                    write(target.resolve(shown.name() + "-sharp.png"), shown.sharp());
                    write(target.resolve(shown.name() + step), shown.restored());
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static void write(Path file, Planes planes) throws IOException {
            byte[] png = png(planes);
            WholeFile.write(file, channel -> Channels.newOutputStream(channel).write(png));
        }
    }
}
