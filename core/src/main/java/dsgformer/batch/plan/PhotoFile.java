package dsgformer.batch.plan;

import java.nio.file.Path;

/**
 * A photo that was found.
 *
 * @param file where it is
 * @param relative where it is below the folder that was named, or its name alone
 * @param named whether it was named itself, so that it is wanted whatever its name
 */
public record PhotoFile(Path file, Path relative, boolean named) {

    /** A file that was named itself. */
    public static PhotoFile named(Path file) {
        Path name = file.getFileName();
        return new PhotoFile(file, name == null ? file : name, true);
    }

    /** The folder that {@code relative} begins in. */
    public Path root() {
        Path root = file.toAbsolutePath();
        for (int i = 0; i < relative.getNameCount() && root.getParent() != null; i++) {
            root = root.getParent();
        }
        return root;
    }
}
