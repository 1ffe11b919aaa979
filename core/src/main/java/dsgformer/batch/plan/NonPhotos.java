package dsgformer.batch.plan;

import dsgformer.batch.plan.IgnoredFile.Reason;
import dsgformer.io.FileName;
import dsgformer.io.PathText;
import dsgformer.photo.PhotoFormat;
import dsgformer.photo.file.PhotoFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** Recognizes the files in folders of photos that are not photos: by name, without a known extension by content. */
final class NonPhotos {

    private static final Set<String> OF_FILE_BROWSERS =
            Set.of("thumbs.db", "ehthumbs.db", "desktop.ini", "icon\r", "@eadir", "__macosx", "picasa.ini");

    private static final Set<String> SIDECARS =
            Set.of("xmp", "aae", "thm", "pp3", "dop", "on1", "cos", "cot", "lrv", "nksc", "arp", "comask", "acr");

    /** Extensions of copies and of files that are not complete. */
    private static final Set<String> UNFINISHED =
            Set.of("bak", "old", "orig", "tmp", "temp", "part", "partial", "crdownload", "download");

    private NonPhotos() {}

    /** Why a file is not an input; empty if it is one. */
    static Optional<Reason> of(Path file) throws IOException {
        Optional<Reason> byName = ofAnything(file);
        if (byName.isPresent()) {
            return byName;
        }
        if (SIDECARS.contains(FileName.of(file).extension().toLowerCase(Locale.ROOT))) {
            return Optional.of(Reason.SIDECAR);
        }
        if (PhotoFormat.ofExtension(file).isPresent()) {
            return Files.size(file) == 0 ? Optional.of(Reason.EMPTY) : Optional.empty();
        }
        if (PhotoFiles.format(file).isEmpty()) {
            return Optional.of(Reason.NO_PHOTO);
        }
        return isCopy(file) ? Optional.of(Reason.COPY) : Optional.empty();
    }

    /**
     * Whether a photo without a known extension is not complete, or a copy of another: its name begins with the whole
     * name of a photo beside it, as {@code photo.jpg-before}, or ends in {@code ~}.
     */
    private static boolean isCopy(Path file) {
        String name = FileName.of(file).toString();
        if (UNFINISHED.contains(FileName.of(file).extension().toLowerCase(Locale.ROOT)) || name.endsWith("~")) {
            return true;
        }
        return IntStream.range(1, name.length())
                .filter(at -> name.charAt(at) < 0x80 && !Character.isLetterOrDigit(name.charAt(at)))
                .mapToObj(at -> file.resolveSibling(PathText.toPath(name.substring(0, at))))
                .anyMatch(photo -> PhotoFormat.ofExtension(photo).isPresent() && Files.exists(photo));
    }

    /** The same for files and folders, by the name alone. */
    static Optional<Reason> ofAnything(Path path) {
        String name = path.getFileName().toString();
        if (name.startsWith("._") || OF_FILE_BROWSERS.contains(name.toLowerCase(Locale.ROOT))) {
            return Optional.of(Reason.OF_A_FILE_BROWSER);
        }
        return name.startsWith(".") ? Optional.of(Reason.HIDDEN) : Optional.empty();
    }
}
