package dsgformer.weights.safetensors;

/** The result of comparing a weights file's data with the SHA-256 in its header. */
public enum Checksum {
    /** The data is what was written. */
    MATCHES,
    /** The data was changed after it was written. */
    DIFFERS,
    /** The file carries no checksum; only {@link Safetensors#write} adds one. */
    ABSENT
}
