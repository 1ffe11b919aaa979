package dsgformer.library;

import dsgformer.infer.DataSize;
import dsgformer.infer.DeblurOptions;
import dsgformer.infer.Deblurrer;
import dsgformer.infer.ProgressListener;
import dsgformer.network.Model;
import dsgformer.network.Models;
import dsgformer.photo.Photo;
import dsgformer.photo.PhotoFormat;
import dsgformer.photo.UnreadablePhotoException;
import dsgformer.photo.file.PhotoFiles;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;

/** The examples of docs/library.md, compiled and run; {@link LibraryPageTest} holds the page to this file. */
final class LibraryExamples {

    private LibraryExamples() {}

    static void deblurFile(Path in, Path out) throws IOException {
        try (Deblurrer deblurrer = Deblurrer.builder().model(Models.bundled()).build()) {
            Photo blurred = PhotoFiles.read(in);
            Photo sharp = deblurrer.deblur(blurred, DeblurOptions.defaults());
            PhotoFiles.write(sharp, out);
        }
    }

    static void deblurStream(Deblurrer deblurrer, InputStream in, OutputStream out) throws IOException {
        Photo blurred = PhotoFiles.read(in, "an upload");
        PhotoFiles.write(deblurrer.deblur(blurred, DeblurOptions.defaults()), out, PhotoFormat.JPEG);
    }

    static BufferedImage deblurImage(Deblurrer deblurrer, BufferedImage image) {
        return deblurrer.deblur(Photo.from(image), DeblurOptions.defaults()).toBufferedImage();
    }

    static Photo deblurWithProgress(Deblurrer deblurrer, Photo blurred, BooleanSupplier cancelled) {
        try {
            return deblurrer.deblur(blurred, DeblurOptions.defaults().withStrength(0.8f), new ProgressListener() {
                @Override
                public void tileDone(int done, int total) {
                    System.out.println(done + " of " + total + " tiles");
                }

                @Override
                public boolean isCancelled() {
                    return cancelled.getAsBoolean();
                }
            });
        } catch (CancellationException e) {
            return blurred;
        }
    }

    static Deblurrer bounded(Path weights) throws IOException {
        Model model = Models.open(weights);
        return Deblurrer.builder()
                .model(model)
                .threads(2)
                .memoryLimit(DataSize.ofGigabytes(1))
                .build();
    }

    static String whyNot(Path in) throws IOException {
        try {
            PhotoFiles.read(in);
            return "it is a photo";
        } catch (UnreadablePhotoException e) {
            return e.getMessage();
        }
    }
}
