package dsgformer.batch;

import dsgformer.infer.InferencePlan;
import dsgformer.photo.Photo;
import dsgformer.photo.PhotoFormat;
import dsgformer.photo.file.PhotoFiles;
import java.io.IOException;
import java.nio.channels.WritableByteChannel;
import java.util.Optional;

/**
 * A photo to be written.
 *
 * @param format the format to write
 * @param plan the plan of the pass that produced it
 * @param unchanged the bytes of its file, if the output is to repeat them
 */
public record RestoredPhoto(Photo photo, PhotoFormat format, InferencePlan plan, Optional<Original> unchanged) {

    /** Whether the output repeats the photo's file. */
    public boolean isCopied() {
        return unchanged.isPresent();
    }

    /** Writes the output's bytes to a channel, which is left open. */
    public void writeTo(WritableByteChannel out) throws IOException {
        if (unchanged.isPresent()) {
            unchanged.get().copyTo(out);
        } else {
            PhotoFiles.write(photo, out, format);
        }
    }
}
