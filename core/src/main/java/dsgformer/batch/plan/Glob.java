package dsgformer.batch.plan;

import java.nio.file.FileSystems;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.PatternSyntaxException;

/**
 * A file name pattern as in shells: {@code *}, {@code ?}, {@code [a-z]}, <code>{jpg,png}</code>, and {@code **} for any
 * number of folders, including none.
 */
final class Glob {

    private static final String WILD = "*?[{";

    private final boolean ignoringCase;
    private final boolean onPaths;
    private final List<PathMatcher> matchers;

    private Glob(String pattern, boolean ignoringCase) {
        String slashed = pattern.replace('\\', '/').replaceAll("/+", "/");
        String plain = slashed.replaceFirst("^(\\./)+", "").replaceFirst("(?<=.)/$", "");
        String spelled = ignoringCase ? plain.toLowerCase(Locale.ROOT) : plain;
        this.ignoringCase = ignoringCase;
        this.onPaths = spelled.contains("/") || slashed.startsWith("./");
        try {
            this.matchers = spellings(spelled).stream()
                    .map(each -> FileSystems.getDefault().getPathMatcher("glob:" + each))
                    .toList();
        } catch (PatternSyntaxException e) {
            throw new InvalidPlanException("cannot parse the pattern '" + pattern + "': " + e.getDescription());
        }
    }

    /** A case-sensitive pattern. */
    static Glob exact(String pattern) {
        return new Glob(pattern, false);
    }

    /** A pattern that ignores case. */
    static Glob ignoringCase(String pattern) {
        return new Glob(pattern, true);
    }

    /** A pattern of photos that ignores case; {@code raw/} means all photos in folders of that name. */
    static Glob ofPhotos(String pattern) {
        String folder = pattern.replace('\\', '/').replaceFirst("/+$", "");
        if (folder.length() == pattern.length()) {
            return ignoringCase(pattern);
        }
        return ignoringCase((folder.contains("/") ? "" : "**/") + folder + "/**");
    }

    /** Whether a text holds wildcards. */
    static boolean isWild(String text) {
        return text.chars().anyMatch(c -> WILD.indexOf(c) >= 0);
    }

    /**
     * Whether the path matches; a pattern without a slash inside is compared with the file name only. A slash at the
     * end and {@code ./} at the start are no part of a path.
     */
    boolean matches(Path path) {
        Path seen = onPaths ? path : path.getFileName();
        return seen != null && matchesAll(seen);
    }

    /** Whether a pattern of paths matches the whole path, as it was spelled or from the root. */
    boolean matchesPath(Path file) {
        return onPaths
                && (matchesAll(file.normalize())
                        || matchesAll(file.toAbsolutePath().normalize()));
    }

    private boolean matchesAll(Path seen) {
        try {
            Path compared = ignoringCase ? Path.of(seen.toString().toLowerCase(Locale.ROOT)) : seen;
            return matchers.stream().anyMatch(matcher -> matcher.matches(compared));
        } catch (InvalidPathException e) {
            return false;
        }
    }

    /** In Java {@code **}{@code /} matches at least one folder, in shells also none; adds the variants without it. */
    private static Set<String> spellings(String pattern) {
        Set<String> all = new LinkedHashSet<>(List.of(pattern));
        if (pattern.startsWith("**/")) {
            all.addAll(spellings(pattern.substring(3)));
        }
        int inside = pattern.indexOf("/**/");
        if (inside >= 0) {
            all.addAll(spellings(pattern.substring(0, inside) + pattern.substring(inside + 3)));
        }
        return all;
    }
}
