package dsgformer.batch.plan;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.Locale;

/** Whether a disk takes {@code A.jpg} and {@code a.jpg} for one file. */
enum CaseSensitivity {
    MATTERS,
    /** Nor does it matter there how accents are composed. */
    DOES_NOT_MATTER;

    /** Of the disk that a folder is on or will be: asks for what is there already by another spelling. */
    static CaseSensitivity of(Path folder) {
        for (Path each = folder.toAbsolutePath(); each != null && each.getFileName() != null; each = each.getParent()) {
            String name = each.getFileName().toString();
            String other = swapped(name);
            if (Files.exists(each) && !other.equals(name)) {
                return isSame(each, each.resolveSibling(other)) ? DOES_NOT_MATTER : MATTERS;
            }
        }
        return MATTERS;
    }

    /** Equal for paths that are one file. */
    String key(Path path) {
        return this == MATTERS
                ? path.toString()
                : Normalizer.normalize(path.toString(), Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
    }

    private static String swapped(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.equals(name) ? name.toUpperCase(Locale.ROOT) : lower;
    }

    private static boolean isSame(Path a, Path b) {
        try {
            return Files.exists(b) && Files.isSameFile(a, b);
        } catch (IOException e) {
            return false;
        }
    }
}
