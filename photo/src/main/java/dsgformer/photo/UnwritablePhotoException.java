package dsgformer.photo;

/**
 * Thrown for a photo that a format cannot hold, such as one too wide for it; the message names a format that can.
 * Nothing was written.
 */
public final class UnwritablePhotoException extends IllegalArgumentException {

    public UnwritablePhotoException(String message) {
        super(message);
    }
}
