package dsgformer.batch.plan;

import dsgformer.batch.plan.IgnoredFile.Reason;
import dsgformer.io.FileName;
import dsgformer.photo.PhotoFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Recognizes by name the files in folders of photos that are not photos. */
final class NonPhotos {

    private static final Set<String> OF_FILE_BROWSERS =
            Set.of("thumbs.db", "ehthumbs.db", "desktop.ini", "icon\r", "@eadir", "__macosx", "picasa.ini");

    private static final Set<String> SIDECARS =
            Set.of("xmp", "aae", "thm", "pp3", "dop", "on1", "cos", "cot", "lrv", "nksc", "arp", "comask", "acr");

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
        if (PhotoFormat.ofExtension(file).isEmpty()) {
            return Optional.of(Reason.NO_PHOTO);
        }
        return Files.size(file) == 0 ? Optional.of(Reason.EMPTY) : Optional.empty();
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
