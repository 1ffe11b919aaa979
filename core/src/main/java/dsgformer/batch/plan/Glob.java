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
 * A pattern of file names as shells read it: {@code *}, {@code ?}, {@code [a-z]}, <code>{jpg,png}</code>, and {@code **} for any
 * folders, also none.
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
            throw new InvalidPlanException("the pattern '" + pattern + "' cannot be understood: " + e.getDescription());
        }
    }

    /** One that is held against paths as they are. */
    static Glob exact(String pattern) {
        return new Glob(pattern, false);
    }

    /** One for which {@code .JPG} is {@code .jpg}. */
    static Glob ignoringCase(String pattern) {
        return new Glob(pattern, true);
    }

    /** Whether a text means more than one file. */
    static boolean isWild(String text) {
        return text.chars().anyMatch(c -> WILD.indexOf(c) >= 0);
    }

    /** Whether the path matches; without a slash in the pattern, its last name does. */
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

    /** Java wants a folder where {@code **}{@code /} stands; shells are content with none. */
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
