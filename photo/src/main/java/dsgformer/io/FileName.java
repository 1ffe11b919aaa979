package dsgformer.io;

import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/**
 * A file's name in two parts, without the dot between them, spelled as {@link PathText} does.
 *
 * @param extension empty if the only dot is the first letter, or there is none
 */
public record FileName(String stem, String extension) {

    public static FileName of(Path file) {
        Path last = file.getFileName();
        String name = last == null ? "" : PathText.of(last);
        int dot = name.lastIndexOf('.');
        return dot <= 0 ? new FileName(name, "") : new FileName(name.substring(0, dot), name.substring(dot + 1));
    }

    /** Whether a file has that name; a link has it, too, also one that leads nowhere. */
    public static boolean isTaken(Path path) {
        return Files.exists(path, LinkOption.NOFOLLOW_LINKS);
    }

    public FileName withStem(String other) {
        return new FileName(other, extension);
    }

    /** A file of this name in the folder of another. */
    public Path beside(Path other) {
        return other.resolveSibling(PathText.toPath(toString()));
    }

    @Override
    public String toString() {
        return extension.isEmpty() ? stem : stem + "." + extension;
    }
}
