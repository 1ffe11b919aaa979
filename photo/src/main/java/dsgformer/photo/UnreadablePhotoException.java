package dsgformer.photo;

/** A file that is no photo, is cut off or damaged, is of a kind we do not read, or is larger than the limits allow. */
public final class UnreadablePhotoException extends RuntimeException {

    private final String name;

    public UnreadablePhotoException(String name, String problem) {
        super("cannot read " + name + ": " + problem);
        this.name = name;
    }

    public UnreadablePhotoException(String name, String problem, Throwable cause) {
        super("cannot read " + name + ": " + problem, cause);
        this.name = name;
    }

    /** The path of the file, or what the caller called the stream. */
    public String name() {
        return name;
    }
}
