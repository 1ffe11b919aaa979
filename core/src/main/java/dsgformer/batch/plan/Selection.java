package dsgformer.batch.plan;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The patterns that choose among the files of one search, and those of them that matched nothing so far. */
final class Selection {

    private final Map<String, Glob> include = new LinkedHashMap<>();
    private final Map<String, Glob> exclude = new LinkedHashMap<>();
    private final Set<String> unmatched = new LinkedHashSet<>();

    /**
     * @param include patterns, of which a photo must match one; without patterns, every photo does
     * @param exclude patterns of photos and folders to leave out
     */
    Selection(List<String> include, List<String> exclude) {
        include.forEach(pattern -> this.include.put(pattern, Glob.ofPhotos(pattern)));
        exclude.forEach(pattern -> this.exclude.put(pattern, Glob.ignoringCase(pattern)));
        unmatched.addAll(include);
        unmatched.addAll(exclude);
    }

    /**
     * Whether a photo is an input.
     *
     * @param relative its path below the folder that the user named
     */
    boolean takes(Path file, Path relative) {
        boolean included = include.isEmpty() || matches(include, file, relative);
        return !excludes(file, relative) && included;
    }

    /** Whether a photo or a folder is to be left out. */
    boolean excludes(Path file, Path relative) {
        return matches(exclude, file, relative);
    }

    /** The patterns that matched nothing. */
    List<String> unmatched() {
        return new ArrayList<>(unmatched);
    }

    /** Compares every pattern, so that each is known to match something. */
    private boolean matches(Map<String, Glob> globs, Path file, Path relative) {
        boolean any = false;
        for (Map.Entry<String, Glob> entry : globs.entrySet()) {
            if (entry.getValue().matches(relative) || entry.getValue().matchesPath(file)) {
                unmatched.remove(entry.getKey());
                any = true;
            }
        }
        return any;
    }
}
