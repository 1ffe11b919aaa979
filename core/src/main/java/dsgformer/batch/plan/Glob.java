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
        String slashed = pattern.replace('\\', '/');
        String spelled = ignoringCase ? slashed.toLowerCase(Locale.ROOT) : slashed;
        this.ignoringCase = ignoringCase;
        this.onPaths = spelled.contains("/");
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

    /** Whether a text holds wildcards. */
    static boolean isWild(String text) {
        return text.chars().anyMatch(c -> WILD.indexOf(c) >= 0);
    }

    /** Whether the path matches; a pattern without a slash is compared with the file name only. */
    boolean matches(Path path) {
        Path seen = onPaths ? path : path.getFileName();
        if (seen == null) {
            return false;
        }
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
