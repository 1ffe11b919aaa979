package dsgformer.weights.safetensors;

/** What a weights file's own SHA-256 says of its data. */
public enum Checksum {
    /** The data is what was written. */
    MATCHES,
    /** The data was changed after it was written. */
    DIFFERS,
    /** The file carries no checksum; others' files do not. */
    ABSENT
}
