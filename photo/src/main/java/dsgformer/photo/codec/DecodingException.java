package dsgformer.photo.codec;

import dsgformer.photo.UnreadablePhotoException;
import java.io.UncheckedIOException;

/** An {@link UnreadablePhotoException} on its way through a codec; {@code photo.file} unwraps it. */
public final class DecodingException extends UncheckedIOException {

    private static final long serialVersionUID = 1;

    DecodingException(UnreadablePhotoException cause) {
        super(cause.getMessage(), cause);
    }
}
