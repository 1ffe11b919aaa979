package dsgformer.batch.plan;

import dsgformer.io.FileName;
import dsgformer.photo.PhotoFormat;
import dsgformer.photo.file.OutputFormats;
import dsgformer.photo.file.PhotoFiles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where outputs go and how they are named.
 *
 * @param output a file or a folder; without one, outputs go beside their photos
 * @param folder whether {@code output} is certainly a folder, even if it does not exist yet
 * @param template for the names of outputs, if not the default
 * @param format the format to write, if not the photo's own, which its first bytes tell rather than its name
 */
public record Naming(
        Optional<Path> output, boolean folder, Optional<NameTemplate> template, Optional<PhotoFormat> format) {

    /** Outputs beside their photos. */
    public static Naming beside() {
        return new Naming(Optional.empty(), false, Optional.empty(), Optional.empty());
    }

    /** To a file if {@code output} is spelled like one and there is one photo, otherwise into a folder. */
    public static Naming to(Path output) {
        return new Naming(Optional.of(output), false, Optional.empty(), Optional.empty());
    }

    /** Whether the output must be a folder, even for one photo. */
    boolean isFolder() {
        return folder
                || template.isPresent()
                || output.filter(path -> Files.isDirectory(path) || path.getFileName() == null)
                        .isPresent();
    }

    /** Whether a single photo goes to the file that the user named. */
    public boolean goesToFile(SearchResult found) {
        return output.isPresent()
                && !isFolder()
                && found.sources().size() == 1
                && found.sources().get(0).named();
    }

    /** Whether a new folder would be named like a photo, which is a mistake unless it was spelled as a folder. */
    boolean isSpelledLikeAPhoto() {
        return !folder
                && output.filter(path -> !FileName.isTaken(path))
                        .flatMap(PhotoFormat::ofExtension)
                        .filter(OutputFormats::contain)
                        .isPresent();
    }

    NameTemplate names() {
        return template.orElse(output.isPresent() ? NameTemplate.SAME : NameTemplate.BESIDE);
    }

    /** The path of a photo's output; keeps the tree below the folder that the user named. */
    Path target(PhotoFile source, int index) {
        Path name = names().name(source.file(), extension(source.file()), index);
        return output.map(root -> inTree(root, source.relative()).resolve(name))
                .orElseGet(() -> source.file().resolveSibling(name));
    }

    private static Path inTree(Path root, Path relative) {
        Path below = relative.getParent();
        return below == null ? root : root.resolve(below);
    }

    /** The photo's own extension, case kept, if it is one of the format to write. */
    private String extension(Path photo) {
        Optional<PhotoFormat> named = PhotoFormat.ofExtension(photo);
        PhotoFormat written = format.orElseGet(() -> OutputFormats.forPhotosOf(
                PhotoFiles.format(photo).or(() -> named).orElse(PhotoFormat.PNG)));
        return named.equals(Optional.of(written)) ? FileName.of(photo).extension() : extension(written);
    }

    private static String extension(PhotoFormat format) {
        return format.extensions().get(0);
    }
}
