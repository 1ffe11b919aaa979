package dsgformer.photo;

import java.io.IOException;

/** Thrown for a file that is no photo, is cut off or damaged, is of an unsupported kind, or exceeds the limits. */
public final class UnreadablePhotoException extends IOException {

    private static final long serialVersionUID = 1;

    private final String name;

    public UnreadablePhotoException(String name, String problem) {
        this(name, problem, null);
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
