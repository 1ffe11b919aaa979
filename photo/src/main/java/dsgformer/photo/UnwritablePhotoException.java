package dsgformer.photo;

/** A photo that a format cannot hold, such as one too wide for it; the message says what would. Nothing was written. */
public final class UnwritablePhotoException extends IllegalArgumentException {

    public UnwritablePhotoException(String message) {
        super(message);
    }
}
