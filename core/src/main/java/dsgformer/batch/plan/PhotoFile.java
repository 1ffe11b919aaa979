package dsgformer.batch.plan;

import java.nio.file.Path;

/**
 * A photo that was found.
 *
 * @param file where it is
 * @param relative its path below the folder that the user named, or its name alone
 * @param named whether the user named the file itself, so that it counts as a photo whatever its name
 */
public record PhotoFile(Path file, Path relative, boolean named) {

    /** A file that the user named itself. */
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
