package dsgformer.batch.plan;

import dsgformer.io.PathText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.Locale;

/** Whether {@code A.jpg} and {@code a.jpg} are different files on a file system. */
enum CaseSensitivity {
    MATTERS,
    /** Such file systems ignore the composition of accents too. */
    DOES_NOT_MATTER;

    /** For the file system of a folder, which may not exist yet: looks up an existing parent in the other case. */
    static CaseSensitivity of(Path folder) {
        for (Path each = folder.toAbsolutePath(); each != null && each.getFileName() != null; each = each.getParent()) {
            String name = PathText.of(each.getFileName());
            String other = swapped(name);
            if (Files.exists(each) && !other.equals(name)) {
                return isSame(each, each.resolveSibling(PathText.toPath(other))) ? DOES_NOT_MATTER : MATTERS;
            }
        }
        return MATTERS;
    }

    /** A key that is equal for paths of the same file. */
    String key(Path path) {
        String text = PathText.of(path);
        return this == MATTERS
                ? text
                : Normalizer.normalize(text, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
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
