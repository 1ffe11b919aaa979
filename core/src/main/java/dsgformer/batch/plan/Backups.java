package dsgformer.batch.plan;

import dsgformer.io.FileName;
import dsgformer.io.PathText;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where the originals of photos go that are replaced in place: into a folder with the same tree, or beside the photos.
 *
 * @param folder empty for originals beside the photos
 * @param suffix of the names of originals beside the photos, after the extension: {@code photo.jpg.orig}
 */
public record Backups(Optional<Path> folder, String suffix) {

    /**
     * What {@code --backup} means: a suffix if it begins with neither a letter nor a digit and holds no slash, as
     * {@code .orig}, else a folder.
     *
     * @throws InvalidPlanException if it is empty
     */
    public static Backups parse(String text) {
        if (text.isBlank()) {
            throw new InvalidPlanException("the backup needs a suffix such as .orig, or a folder such as originals/");
        }
        boolean place = text.contains("/") || text.contains("\\") || text.equals(".") || text.equals("..");
        return place || Character.isLetterOrDigit(text.codePointAt(0))
                ? new Backups(Optional.of(PathText.toPath(text)), "")
                : new Backups(Optional.empty(), text);
    }

    /**
     * The place of an original.
     *
     * @param file where the photo is, links resolved
     */
    Path of(PhotoFile photo, Path file) {
        return folder.map(root -> root.resolve(photo.relative()))
                .orElseGet(() -> file.resolveSibling(PathText.toPath(FileName.of(file) + suffix)));
    }

    /** The photo whose original a file is by its name, if originals are beside the photos. */
    Optional<Path> photoOf(Path original) {
        String name = FileName.of(original).toString();
        return folder.isEmpty() && name.length() > suffix.length() && name.endsWith(suffix)
                ? Optional.of(
                        original.resolveSibling(PathText.toPath(name.substring(0, name.length() - suffix.length()))))
                : Optional.empty();
    }
}
