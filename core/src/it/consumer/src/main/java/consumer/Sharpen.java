package consumer;

import dsgformer.infer.DeblurOptions;
import dsgformer.infer.Deblurrer;
import dsgformer.network.Models;
import dsgformer.photo.Photo;
import dsgformer.photo.PhotoFormat;
import dsgformer.photo.PixelKind;
import dsgformer.photo.file.PhotoFiles;
import dsgformer.picture.Size;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;

/** Restores a picture with the model that comes with the library, on the Vector API. */
public final class Sharpen {

    private Sharpen() {}

    public static void main(String[] args) throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        PhotoFiles.write(Photo.of(new Size(80, 64), PixelKind.RGB, (c, y, x) -> x + 2 * y), file, PhotoFormat.PNG);
        Photo blurred = PhotoFiles.read(new ByteArrayInputStream(file.toByteArray()), "a picture");
        try (Deblurrer deblurrer = Deblurrer.builder().model(Models.bundled()).build()) {
            if (deblurrer.notice().isPresent()) {
                throw new IllegalStateException(deblurrer.notice().get());
            }
            Photo sharp = deblurrer.deblur(blurred, DeblurOptions.defaults());
            System.out.println("restored " + sharp.size() + " by " + deblurrer.engine() + ", module "
                    + Sharpen.class.getModule().getName());
        }
    }
}
