package dsgformer.photo.metadata;

/** Thrown for a piece of metadata that is damaged and that a photo can do without; the message continues a sentence. */
public final class DamagedMetadataException extends Exception {

    public DamagedMetadataException(String message) {
        super(message);
    }

    DamagedMetadataException(String message, Throwable cause) {
        super(message, cause);
    }
}
