package dsgformer.batch;

import java.nio.file.Path;

/**
 * A photo that was found.
 *
 * @param file where it is
 * @param relative where it is below the folder that was named, or its name alone
 * @param named whether it was named itself, so that it is wanted whatever its name
 */
public record Source(Path file, Path relative, boolean named) {

    /** A file that was named itself. */
    public static Source named(Path file) {
        Path name = file.getFileName();
        return new Source(file, name == null ? file : name, true);
    }
}
