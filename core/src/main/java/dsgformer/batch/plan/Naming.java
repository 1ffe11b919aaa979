package dsgformer.batch.plan;

import dsgformer.io.FileName;
import dsgformer.photo.PhotoFormat;
import dsgformer.photo.file.OutputFormats;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where results go.
 *
 * @param output a file, or a folder; without one, results lie beside their photos
 * @param folder whether {@code output} is surely a folder, though it may not exist yet
 * @param template how results are called, if not as usual
 * @param format the format to write, if not the photo's own
 */
public record Naming(
        Optional<Path> output, boolean folder, Optional<NameTemplate> template, Optional<PhotoFormat> format) {

    /** Beside their photos. */
    public static Naming beside() {
        return new Naming(Optional.empty(), false, Optional.empty(), Optional.empty());
    }

    /** To a file if that is what it looks like and there is one photo, else into the folder. */
    public static Naming to(Path output) {
        return new Naming(Optional.of(output), false, Optional.empty(), Optional.empty());
    }

    /** Whether the output must be a folder, be there one photo or more. */
    boolean isFolder() {
        return folder
                || template.isPresent()
                || output.filter(path -> Files.isDirectory(path) || path.getFileName() == null)
                        .isPresent();
    }

    /** Whether one photo goes to a file that was named. */
    public boolean goesToFile(SearchResult found) {
        return output.isPresent()
                && !isFolder()
                && found.sources().size() == 1
                && found.sources().get(0).named();
    }

    /** Whether a new folder would be called as photos are, which nobody means who does not say so. */
    boolean isSpelledLikeAPhoto() {
        return !folder
                && output.filter(path -> !Files.exists(path))
                        .flatMap(PhotoFormat::ofExtension)
                        .filter(OutputFormats::contain)
                        .isPresent();
    }

    NameTemplate names() {
        return template.orElse(output.isPresent() ? NameTemplate.SAME : NameTemplate.BESIDE);
    }

    /** Where a photo's result goes; the tree below the folder that was named is kept. */
    Path target(PhotoFile source, int index) {
        Path name = names().name(source.file(), extension(source.file()), index);
        return output.map(root -> inTree(root, source.relative()).resolve(name))
                .orElseGet(() -> source.file().resolveSibling(name));
    }

    private static Path inTree(Path root, Path relative) {
        Path below = relative.getParent();
        return below == null ? root : root.resolve(below);
    }

    /** The photo's own as it is spelled, where that is a format that is written. */
    private String extension(Path photo) {
        Optional<PhotoFormat> own = PhotoFormat.ofExtension(photo);
        PhotoFormat written = format.orElse(OutputFormats.forPhotosOf(own.orElse(PhotoFormat.PNG)));
        return own.equals(Optional.of(written)) ? FileName.of(photo).extension() : extension(written);
    }

    private static String extension(PhotoFormat format) {
        return format.extensions().get(0);
    }
}
